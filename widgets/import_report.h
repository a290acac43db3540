// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importing.h"
#include "widgets/look.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace widgets {

/// What became of an import, or would become of it: rows read, taken and refused, each with its reason.
class ImportReport : public QWidget {
    Q_OBJECT

public:
    explicit ImportReport(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void clear();
    /// `rejects`: the file of the refused rows; empty: there is none.
    void show(const exchange::ImportReport& report, bool isDryRun, const QString& rejects);
    const QString& batch() const { return m_report.batch; }

Q_SIGNALS:
    void rejectsAsked(const QString& file); ///< to be opened in another program
    void revertAsked(const QString& batch);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    exchange::ImportReport m_report;
    bool m_hasReport = false, m_isDryRun = false;
    QString m_rejects;
    QLabel *m_summary, *m_warnings;
    QTreeWidget* m_refused;
    QPushButton *m_open, *m_revert;
};

} // namespace widgets
