// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace widgets {

Notice::Notice(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel(this)), m_text(new QLabel(this)), m_detail(new QLabel(this)),
      m_more(new QToolButton(this)), m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("notice"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_detail->setObjectName(QStringLiteral("noticeDetail"));
    m_detail->setProperty("role", QStringLiteral("muted"));
    m_more->setObjectName(QStringLiteral("noticeMore"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    for (QLabel* label : {m_text, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    for (QToolButton* button : {m_more, m_close})
        button->setFocusPolicy(Qt::StrongFocus);
    m_more->setCheckable(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 6, 8, 6);
    grid->addWidget(m_sign, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_more, 0, 2);
    grid->addWidget(m_close, 0, 3);
    grid->addWidget(m_detail, 1, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    connect(m_more, &QToolButton::toggled, m_detail, &QLabel::setVisible);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

void Notice::setLook(const Look& look) {
    const QSize size(look.px(20), look.px(20));
    m_sign->setPixmap(look.icon(QStringLiteral("warning")).pixmap(size, devicePixelRatioF()));
    m_close->setIcon(look.icon(QStringLiteral("close")));
    m_close->setIconSize(size);
}

void Notice::showFault(const city::Fault& fault) {
    m_text->setText(fault.sentence);
    m_detail->setText(fault.detail);
    m_more->setChecked(false);
    m_detail->hide();
    m_more->setVisible(!fault.detail.isEmpty());
    show();
}

void Notice::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Notice::retranslate() {
    setAccessibleName(tr("Notice"));
    m_text->setAccessibleName(tr("Notice"));
    m_more->setText(tr("Details"));
    m_more->setAccessibleName(tr("Details"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace widgets
