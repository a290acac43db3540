// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "widgets/look.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace widgets {

/// A line above the map that says what went wrong while work goes on. Never modal; closed by the user, with the
/// details on request.
class Notice : public QFrame {
    Q_OBJECT

public:
    explicit Notice(QWidget* parent = nullptr);
    void setLook(const Look& look);
    void showFault(const city::Fault& fault);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QLabel *m_sign, *m_text, *m_detail;
    QToolButton *m_more, *m_close;
};

} // namespace widgets
