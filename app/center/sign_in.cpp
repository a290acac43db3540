// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/sign_in.h"

#include "demo/demo_city.h"

#include <QApplication>
#include <QEvent>

namespace app {

/// What another thread found out.
struct SignIn::Answer {
    std::optional<widgets::SignInBox::Accounts> accounts;
    store::LoginPtr login;
    std::optional<city::Fault> fault;
};

SignIn::SignIn(widgets::SignInBox& box, int lockMinutes, QObject* parent) : QObject(parent), m_box(box) {
    constexpr int minute = 60'000; // ms
    m_lock.setSingleShot(true);
    m_lock.setInterval(std::max(1, lockMinutes) * minute);
    connect(&m_lock, &QTimer::timeout, this, &SignIn::signOut);
    connect(&m_box, &widgets::SignInBox::asked, this, &SignIn::signIn);
    qApp->installEventFilter(this);
}

SignIn::~SignIn() {
    for (std::future<void>& each : m_running)
        each.wait();
}

void SignIn::run(std::function<Answer(store::Accounts&)> work) {
    std::erase_if(m_running, [](auto& each) { return each.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    m_running.push_back(std::async(std::launch::async, [this, path = m_path, ticket = ++m_ticket, work = std::move(work)] {
        auto accounts = store::Accounts::open(path);
        Answer answer;
        if (accounts)
            answer = work(*accounts);
        else
            answer.fault = accounts.error();
        QMetaObject::invokeMethod(this, [this, ticket, answer] { take(ticket, answer); }, Qt::QueuedConnection);
    }));
}

void SignIn::setCity(const QString& path) {
    if (path == m_path)
        return;
    m_path = path;
    m_accounts = {};
    m_then = {};
    m_box.hide();
    ++m_ticket;
    signOut();
    if (m_path.isEmpty())
        return;
    run([](store::Accounts& accounts) {
        Answer answer;
        answer.accounts.emplace();
        const auto all = accounts.list();
        if (!all) {
            answer.fault = all.error();
            return answer;
        }
        answer.accounts->hasAny = !all->empty();
        for (const store::Accounts::Entry& entry : *all)
            if (entry.isDemo && !entry.isDisabled)
                answer.accounts->demo << entry.name;
        answer.accounts->demoPhrase = QString::fromLatin1(demo::accountPhrase);
        return answer;
    });
}

void SignIn::ask(std::function<void()> then) {
    m_then = std::move(then);
    if (!m_path.isEmpty())
        m_box.open(m_accounts);
}

void SignIn::whenAllowed(city::Action action, std::function<void()> then) {
    if (m_path.isEmpty())
        return;
    if (!m_login && isNeeded())
        return ask([this, action, then] { whenAllowed(action, then); });
    if (m_login && !m_login->rights().maySomewhere(action))
        return Q_EMIT refused({city::FaultKind::Forbidden,
                               tr("%1 may not do this. Sign in as somebody who may.").arg(m_login->name()), {}});
    then();
}

store::ChangeNote SignIn::note(const QString& reason) const {
    store::ChangeNote note;
    note.login = m_login;
    note.user = m_login ? m_login->name() : qEnvironmentVariable("USER", QStringLiteral("window"));
    note.reason = reason;
    return note;
}

void SignIn::signIn(const QString& name, const QString& phrase) {
    m_isAsking = true;
    m_box.setBusy(true);
    run([name, phrase, isFirst = m_box.isFirst()](store::Accounts& accounts) {
        Answer answer;
        const auto login = isFirst ? accounts.createAdministrator(name, phrase) : accounts.signIn(name, phrase);
        if (login)
            answer.login = *login;
        else
            answer.fault = login.error();
        return answer;
    });
}

void SignIn::take(quint64 ticket, const Answer& answer) {
    if (ticket != m_ticket)
        return;
    if (answer.accounts)
        m_accounts = *answer.accounts;
    if (answer.fault && std::exchange(m_isAsking, false))
        return m_box.showFault(*answer.fault);
    if (!answer.login)
        return Q_EMIT changed();
    m_isAsking = false;
    m_login = answer.login;
    m_accounts.hasAny = true;
    m_box.close();
    m_lock.start();
    Q_EMIT changed();
    if (const auto then = std::exchange(m_then, {}))
        then();
}

void SignIn::signOut() {
    m_lock.stop();
    m_login.reset();
    Q_EMIT changed();
}

bool SignIn::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_login)
            m_lock.start();
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace app
