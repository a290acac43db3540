// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/exporting.h"
#include "widgets/look.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace widgets {

class QueryLine;

/// Taking records out of the open city: which ones, in which coordinates, into which file. It asks for the work and does none.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExportPanel(QWidget* parent = nullptr);

    enum class Which { All, Selected, Asked };

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null: none is open
    void setSelected(std::size_t count);        ///< components
    void setFile(const QString& file);
    /// But for `only` and `note`. An empty file: none was chosen yet.
    exchange::ExportWish wish() const;
    Which which() const;
    QString where() const; ///< the query of Asked
    void showProgress(double share, const QString& what);
    void setBusy(bool busy);
    void showWritten(const exchange::ExportReport& report);
    void showFault(const city::Fault& fault);

Q_SIGNALS:
    void fileAsked();
    void runAsked();
    void stopAsked();
    void folderAsked(const QString& file); ///< of what was written

protected:
    void changeEvent(QEvent* event) override;

private:
    QComboBox* combo(const char* name, bool isEditable);
    void addRow(QWidget* field);
    void fillChoices();
    void follow();
    void tell(const QString& text, const char* role);
    void retranslate();

    city::CataloguePtr m_city;
    std::size_t m_selected = 0;
    QString m_file, m_written;
    bool m_isBusy = false;
    QFormLayout* m_rows;
    QComboBox *m_target, *m_which, *m_class, *m_place, *m_crs;
    QueryLine* m_where;
    QLabel *m_name, *m_message;
    QProgressBar* m_progress;
    QPushButton *m_choose, *m_run, *m_stop, *m_folder;
};

} // namespace widgets
