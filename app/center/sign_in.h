// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/accounts.h"
#include "store/writer.h"
#include "widgets/sign_in_box.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <future>

namespace app {

/// Who sits at the window. Nobody at first: looking needs no name. Signs out by itself after a while without hand or key
/// (15 minutes; `lockMinutes` in the settings). Lives in the GUI thread; pass phrases are checked on another.
class SignIn : public QObject {
    Q_OBJECT

public:
    explicit SignIn(widgets::SignInBox& box, int lockMinutes = 15, QObject* parent = nullptr);
    ~SignIn() override;

    /// Of the open city; an empty path closes it and signs out.
    void setCity(const QString& path);
    /// Opens the box; `then` runs once somebody has signed in there.
    void ask(std::function<void()> then = {});
    /// Runs `then` now, or once somebody who may has signed in; refused otherwise. Nothing while no city is open.
    void whenAllowed(city::Action action, std::function<void()> then);
    /// Of a change by who sits here.
    store::ChangeNote note(const QString& reason) const;
    void signOut();
    const store::LoginPtr& login() const { return m_login; }
    /// The city has accounts, so that changes need somebody; false until that is known.
    bool isNeeded() const { return m_accounts.hasAny; }

Q_SIGNALS:
    void refused(const city::Fault& fault);
    void changed(); ///< somebody signed in or out

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Answer;
    /// Runs on another thread, then `then` here; an answer of a city that was closed meanwhile is dropped.
    void run(std::function<Answer(store::Accounts&)> work);
    void take(quint64 ticket, const Answer& answer);
    void signIn(const QString& name, const QString& phrase);

    widgets::SignInBox& m_box;
    QString m_path;
    widgets::SignInBox::Accounts m_accounts;
    store::LoginPtr m_login;
    quint64 m_ticket = 0;
    bool m_isAsking = false;
    std::function<void()> m_then;
    QTimer m_lock;
    std::vector<std::future<void>> m_running;
};

} // namespace app
