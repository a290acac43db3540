// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help_sheet.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

namespace widgets {

HelpSheet::HelpSheet(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_scroll(new QScrollArea(this)),
      m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("helpSheet"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("helpTitle"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop);
    m_text->setMargin(4);
    m_scroll->setObjectName(QStringLiteral("helpScroll"));
    m_scroll->setWidget(m_text);
    m_scroll->setWidgetResizable(true);
    m_close->setObjectName(QStringLiteral("helpClose"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 12, 12, 16);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_close, 0, 1);
    grid->addWidget(m_scroll, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    parent->installEventFilter(this);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

void HelpSheet::setLook(const Look& look) {
    m_look = look;
    m_close->setIcon(look.icon(QStringLiteral("close")));
    m_close->setIconSize(QSize(look.px(18), look.px(18)));
    place();
}

void HelpSheet::open(const QString& title, const QString& richText) {
    m_title->setText(title);
    m_text->setText(richText);
    place();
    show();
    raise();
    m_close->setFocus(Qt::ShortcutFocusReason);
}

void HelpSheet::place() {
    const QWidget* above = parentWidget();
    const int width = std::min(m_look.px(560), above->width() - m_look.px(24));
    const int height = std::min(m_look.px(560), above->height() - m_look.px(48));
    setGeometry((above->width() - width) / 2, m_look.px(24), width, std::max(height, m_look.px(120)));
}

void HelpSheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

bool HelpSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void HelpSheet::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        hide(); // its text is of the language before
    }
    QFrame::changeEvent(event);
}

void HelpSheet::retranslate() {
    setAccessibleName(tr("Help"));
    m_text->setAccessibleName(tr("Help"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace widgets
