// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace widgets {

Panel::Panel(const QString& name, const QString& icon, QWidget* content, QWidget* parent)
    : QDockWidget(parent), m_icon(icon) {
    setObjectName(name);
    setWidget(content);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("panelTitle"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_sign = new QLabel(bar);
    m_title = new QLabel(bar);
    m_title->setObjectName(QStringLiteral("panelTitleText"));
    m_float = new QToolButton(bar);
    m_float->setObjectName(name + QStringLiteral("Float"));
    m_close = new QToolButton(bar);
    m_close->setObjectName(name + QStringLiteral("Close"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 4, 4, 4);
    row->setSpacing(6);
    row->addWidget(m_sign);
    row->addWidget(m_title, 1);
    row->addWidget(m_float);
    row->addWidget(m_close);
    setTitleBarWidget(bar);
    connect(m_float, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(m_close, &QToolButton::clicked, this, &QWidget::close);
    connect(content, &QWidget::windowTitleChanged, this, &Panel::setTitle);
    setTitle(content->windowTitle());
    retranslate();
}

void Panel::setLook(const Look& look) {
    const QSize size(look.px(16), look.px(16));
    m_sign->setPixmap(look.icon(m_icon).pixmap(size, devicePixelRatioF()));
    m_float->setIcon(look.icon(QStringLiteral("float")));
    m_close->setIcon(look.icon(QStringLiteral("close")));
    for (QToolButton* button : {m_float, m_close})
        button->setIconSize(size);
}

void Panel::setTitle(const QString& title) {
    setWindowTitle(title);
    m_title->setText(title);
    setAccessibleName(title);
}

void Panel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDockWidget::changeEvent(event);
}

void Panel::retranslate() {
    m_float->setToolTip(tr("Float this panel, or dock it again"));
    m_float->setAccessibleName(m_float->toolTip());
    m_close->setToolTip(tr("Close this panel"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace widgets
