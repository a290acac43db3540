// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/look.h"

#include <QDockWidget>

class QLabel;
class QToolButton;

namespace widgets {

/// A dock with a title bar of the window's own look: it floats, also to another screen, and closes.
class Panel : public QDockWidget {
    Q_OBJECT

public:
    /// `icon`: a name of resources/themes/icons. `name` is the object name, under which the layout is kept. The title is
    /// the content's window title.
    Panel(const QString& name, const QString& icon, QWidget* content, QWidget* parent = nullptr);
    void setLook(const Look& look);
    void setTitle(const QString& title);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString m_icon;
    QLabel *m_sign, *m_title;
    QToolButton *m_float, *m_close;
};

} // namespace widgets
