// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/look.h"

#include <QFrame>

class QLabel;
class QScrollArea;
class QToolButton;

namespace widgets {

/// A sheet of text above the map: keys, or what this program is. Not modal; Escape closes it.
class HelpSheet : public QFrame {
    Q_OBJECT

public:
    explicit HelpSheet(QWidget* parent);
    void setLook(const Look& look);
    void open(const QString& title, const QString& richText);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void retranslate();
    Look m_look;
    QLabel *m_title, *m_text;
    QScrollArea* m_scroll;
    QToolButton* m_close;
};

} // namespace widgets
