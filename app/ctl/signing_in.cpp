// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing_in.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// Typed characters are not shown while this lives.
class Unseen {
public:
    Unseen() : m_isTerminal(tcgetattr(STDIN_FILENO, &m_before) == 0) {
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        if (m_isTerminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen() {
        if (m_isTerminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
    bool m_isTerminal;
};

city::Result<QString> typed(const QString& prompt) {
    if (!isatty(STDIN_FILENO))
        return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no terminal to type a pass phrase: name a file with --passphrase-file.")));
    std::fprintf(stderr, "%s: ", prompt.toUtf8().constData());
    std::string line;
    {
        const Unseen unseen;
        for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < 4096; c = std::getchar()) line += char(c);
    }
    std::fputc('\n', stderr);
    return QString::fromStdString(line);
}

} // namespace

city::Result<QString> phraseOf(const std::optional<QString>& path, const QString& prompt) {
    if (!path) return typed(prompt);
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(city::FaultKind::NotFound, say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 cannot be read. Name the file that holds the pass phrase.")).arg(*path));
    QByteArray line = file.readLine(8192);
    while (line.endsWith('\n') || line.endsWith('\r')) line.chop(1);
    return QString::fromUtf8(line);
}

SigningIn SigningIn::take(Arguments& words) {
    SigningIn taken;
    taken.m_user = words.option("--user");
    taken.m_file = words.option("--passphrase-file");
    taken.m_reason = words.option("--reason").value_or(QString());
    return taken;
}

city::Result<store::ChangeNote> SigningIn::note(const QString& path) const {
    store::ChangeNote note;
    note.reason = m_reason;
    bool hasAccounts = false;
    auto accounts = store::Accounts::open(path);
    if (accounts) {
        const auto any = accounts->hasAny();
        if (!any) return tl::unexpected(any.error());
        hasAccounts = *any;
    } else if (accounts.error().kind != city::FaultKind::ReadOnly || m_user) {
        return tl::unexpected(accounts.error());
    }
    if (!hasAccounts) {
        note.user = m_user.value_or(QString::fromLocal8Bit(qgetenv("USER").isEmpty() ? QByteArray("xiuhuactl") : qgetenv("USER")));
        return note;
    }
    if (!m_user || m_user->isEmpty())
        return city::fail(city::FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("xiuhuactl", "This city has accounts: name yours with --user, and its pass phrase with --passphrase-file or at the prompt.")));
    const auto phrase = phraseOf(m_file, say(QT_TRANSLATE_NOOP("xiuhuactl", "Pass phrase of %1")).arg(*m_user));
    if (!phrase) return tl::unexpected(phrase.error());
    auto login = accounts->signIn(*m_user, *phrase);
    if (!login) return tl::unexpected(login.error());
    note.user = (*login)->name();
    note.login = std::move(*login);
    return note;
}

} // namespace app
