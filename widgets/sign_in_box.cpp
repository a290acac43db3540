// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sign_in_box.h"

#include "widgets/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

QLineEdit* line(const char* name, QWidget* parent, bool isSecret) {
    auto* made = new QLineEdit(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setMaxLength(200);
    if (isSecret)
        made->setEchoMode(QLineEdit::Password);
    return made;
}

} // namespace

SignInBox::SignInBox(QWidget* parent)
    : QFrame(parent), m_title(label("signInTitle", "title", this)), m_hint(label("signInHint", "muted", this)),
      m_fault(label("signInFault", "fault", this)), m_demo(new QWidget(this)), m_name(line("signInName", this, false)),
      m_phrase(line("signInPhrase", this, true)), m_again(line("signInAgain", this, true)), m_go(new QPushButton(this)),
      m_cancel(new QPushButton(this)) {
    setObjectName(QStringLiteral("signInBox"));
    setAttribute(Qt::WA_StyledBackground);
    m_demo->setObjectName(QStringLiteral("signInDemo"));
    m_go->setObjectName(QStringLiteral("signInGo"));
    m_go->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("signInCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    for (QWidget* each : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_hint), m_demo, static_cast<QWidget*>(m_name),
                          static_cast<QWidget*>(m_phrase), static_cast<QWidget*>(m_again), static_cast<QWidget*>(m_fault)})
        layout->addWidget(each);
    layout->addLayout(buttons);
    new QGridLayout(m_demo);
    m_demo->layout()->setContentsMargins(0, 0, 0, 0);
    for (QLineEdit* each : {m_name, m_phrase, m_again})
        connect(each, &QLineEdit::returnPressed, this, &SignInBox::ask);
    connect(m_go, &QPushButton::clicked, this, &SignInBox::ask);
    connect(m_cancel, &QPushButton::clicked, this, &SignInBox::close);
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void SignInBox::setLook(const Look& look) {
    m_look = look;
    place();
}

void SignInBox::place() {
    const QWidget* above = parentWidget();
    const int width = std::min(m_look.px(420), above->width() - m_look.px(24));
    const int height = std::min(sizeHint().height(), above->height() - m_look.px(24));
    setGeometry((above->width() - width) / 2, std::max(m_look.px(12), (above->height() - height) / 3), width, height);
}

void SignInBox::open(const Accounts& accounts) {
    m_accounts = accounts;
    for (QLineEdit* each : {m_name, m_phrase, m_again})
        each->clear();
    m_fault->hide();
    m_again->setVisible(isFirst());
    fillDemo();
    setBusy(false);
    retranslate();
    layout()->activate();
    place();
    show();
    raise();
    m_name->setFocus(Qt::ShortcutFocusReason);
}

void SignInBox::fillDemo() {
    auto* grid = static_cast<QGridLayout*>(m_demo->layout());
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    constexpr int columns = 3;
    for (int i = 0; i < m_accounts.demo.size(); ++i) {
        const QString& name = m_accounts.demo[i];
        auto* button = new QPushButton(name, m_demo);
        button->setObjectName(QStringLiteral("signInDemo_") + name);
        grid->addWidget(button, i / columns, i % columns);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT asked(name, m_accounts.demoPhrase); });
    }
    m_demo->setVisible(!m_accounts.demo.isEmpty());
}

void SignInBox::ask() {
    const auto say = [this](const QString& sentence) {
        m_fault->setText(sentence);
        m_fault->show();
        layout()->activate();
        place();
    };
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || m_phrase->text().isEmpty())
        return say(tr("Type a name and a pass phrase."));
    if (isFirst() && m_again->text() != m_phrase->text())
        return say(tr("The two pass phrases differ. Type the same one twice."));
    m_fault->hide();
    setBusy(true);
    Q_EMIT asked(name, m_phrase->text());
}

void SignInBox::showFault(const city::Fault& fault) {
    setBusy(false);
    m_fault->setText(fault.sentence);
    m_fault->show();
    layout()->activate();
    place();
    m_phrase->selectAll();
    m_phrase->setFocus();
}

void SignInBox::close() {
    hide();
    m_phrase->clear();
    m_again->clear();
    parentWidget()->setFocus(Qt::OtherFocusReason);
}

void SignInBox::setBusy(bool busy) {
    for (QWidget* each : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_phrase), static_cast<QWidget*>(m_again),
                          static_cast<QWidget*>(m_go), m_demo})
        each->setEnabled(!busy);
}

void SignInBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

bool SignInBox::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void SignInBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SignInBox::retranslate() {
    const QString title = isFirst() ? tr("The first administrator") : tr("Sign in");
    setAccessibleName(title);
    m_title->setText(title);
    m_hint->setText(isFirst()
                        ? tr("So far this city asks nobody for a name: whoever may write its file may change it. With its first "
                             "administrator, changes need somebody who has signed in.")
                    : m_accounts.demo.isEmpty()
                        ? tr("Everybody may look; changing and exporting need somebody who has signed in.")
                        : tr("Everybody may look; changing and exporting need somebody who has signed in. The accounts of this "
                             "demo city, with the pass phrase %1:").arg(m_accounts.demoPhrase));
    m_name->setPlaceholderText(tr("Name"));
    m_phrase->setPlaceholderText(tr("Pass phrase"));
    m_again->setPlaceholderText(tr("The pass phrase once more"));
    for (QLineEdit* each : {m_name, m_phrase, m_again})
        each->setAccessibleName(each->placeholderText());
    m_go->setText(isFirst() ? tr("Make the administrator") : tr("Sign in"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace widgets
