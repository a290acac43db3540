// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "signing_in.h"
#include "store/gate.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// `role` or `role@where`, where is the code of a sub-district, a service line or a company; several by commas.
city::Result<std::vector<store::RoleGrant>> grantsOf(const QString& text, const city::Catalogue& catalogue) {
    std::vector<store::RoleGrant> grants;
    for (const QString& word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        store::RoleGrant grant{word.section(QLatin1Char('@'), 0, 0)};
        for (const QString& code : word.split(QLatin1Char('@')).mid(1)) {
            const auto find = [&](const auto& list, int& id) {
                for (const auto& one : list)
                    if (one.code == code) id = one.id;
                return id != 0;
            };
            if (!find(catalogue.subDistricts, grant.subDistrict) && !find(catalogue.serviceLines, grant.serviceLine) && !find(catalogue.companies, grant.company))
                return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is no code of a sub-district, service line or company of the city.")).arg(code));
        }
        grants.push_back(grant);
    }
    return grants;
}

QString wordsOf(const store::RoleGrant& grant, const city::Catalogue& catalogue) {
    QString text = grant.role;
    if (const auto* s = catalogue.subDistrict(grant.subDistrict)) text += QLatin1Char('@') + s->code;
    if (const auto* l = catalogue.serviceLine(grant.serviceLine)) text += QLatin1Char('@') + l->code;
    if (const auto* c = catalogue.company(grant.company)) text += QLatin1Char('@') + c->code;
    return text;
}

int list(const QString& city, store::Accounts& accounts, bool asJson) {
    const auto all = accounts.list();
    if (!all) return failWith(all.error());
    auto catalogue = store::catalogueOf(city);
    if (!catalogue) return failWith(catalogue.error());
    QJsonArray rows;
    for (const auto& one : *all) {
        QStringList roles;
        for (const auto& grant : one.grants) roles += wordsOf(grant, *catalogue);
        const bool isLocked = one.lockedUntilMs > QDateTime::currentMSecsSinceEpoch();
        rows.append(QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("roles"), QJsonArray::fromStringList(roles)},
                                {QStringLiteral("disabled"), one.isDisabled}, {QStringLiteral("locked"), isLocked}, {QStringLiteral("demo"), one.isDemo}});
        if (!asJson)
            print(QStringLiteral("%1  %2  %3").arg(one.name, -20).arg(roles.join(QLatin1Char(',')), -24)
                      .arg(one.isDisabled ? say(QT_TRANSLATE_NOOP("xiuhuactl", "disabled")) : isLocked ? say(QT_TRANSLATE_NOOP("xiuhuactl", "locked")) : QString()).trimmed());
    }
    if (asJson) print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    else if (all->empty()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "The city has no accounts: xiuhuactl user CITY add NAME makes the first administrator.")));
    return Done;
}

int audit(const QString& city) {
    auto db = store::CityFile::openReading(city);
    if (!db) return failWith(db.error());
    const auto all = store::audit::newest(*db, 200);
    if (!all) return failWith(all.error());
    for (const auto& one : *all)
        print(QStringLiteral("%1  %2  %3  %4").arg(QDateTime::fromMSecsSinceEpoch(one.atMs, Qt::UTC).toString(Qt::ISODate), one.user, one.kind, one.what).trimmed());
    return Done;
}

/// What is said of one account.
struct Wish {
    SigningIn signing;
    std::optional<QString> phraseFile;
    QString roles, name;

    city::Result<QString> newPhrase() const {
        return phraseOf(phraseFile, say(QT_TRANSLATE_NOOP("xiuhuactl", "New pass phrase of %1")).arg(name));
    }
};

/// The city's first account: nobody has to sign in for it.
int addFirst(const Wish& wish, store::Accounts& accounts) {
    const QString& name = wish.name;
    const auto phrase = wish.newPhrase();
    if (!phrase) return failWith(phrase.error());
    if (const auto made = accounts.createAdministrator(name, *phrase); !made) return failWith(made.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is the first administrator. From now on every change needs somebody who signs in.")).arg(name));
    return Done;
}

city::Result<void> change(const Wish& wish, store::Accounts& accounts, const QString& city, const QString& what) {
    const QString& name = wish.name;
    const auto note = wish.signing.note(city);
    if (!note) return tl::unexpected(note.error());
    if (what == QLatin1String("disable") || what == QLatin1String("enable")) return accounts.setDisabled(note->login, name, what == QLatin1String("disable"));
    if (what == QLatin1String("add") || what == QLatin1String("role")) {
        auto catalogue = store::catalogueOf(city);
        if (!catalogue) return tl::unexpected(catalogue.error());
        const auto grants = grantsOf(wish.roles, *catalogue);
        if (!grants) return tl::unexpected(grants.error());
        if (what == QLatin1String("role")) return accounts.setRoles(note->login, name, *grants);
        const auto phrase = wish.newPhrase();
        if (!phrase) return tl::unexpected(phrase.error());
        return accounts.add(note->login, name, *phrase, *grants);
    }
    const auto phrase = wish.newPhrase();
    if (!phrase) return tl::unexpected(phrase.error());
    return accounts.setPhrase(note->login, name, *phrase);
}

} // namespace

int runUser(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asJson = words.flag("--json");
    const QStringList known{QStringLiteral("add"), QStringLiteral("password"), QStringLiteral("role"), QStringLiteral("disable"), QStringLiteral("enable")};
    Wish wish{SigningIn::take(words), words.option("--new-passphrase-file"), words.option("--roles").value_or(QString()), {}};
    if (!words.unknown().isEmpty()) return misuse("user", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    const QStringList& rest = words.rest();
    const QString what = rest.value(1);
    wish.name = rest.value(2);
    const bool isList = rest.size() == 2 && (what == QLatin1String("list") || what == QLatin1String("audit"));
    if (!isList && (rest.size() != 3 || !known.contains(what)))
        return misuse("user", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and what to do: list, audit, add, password, role, disable or enable, and an account.")));
    if (what == QLatin1String("audit")) return audit(rest[0]);
    auto accounts = store::Accounts::open(rest[0]);
    if (!accounts) return failWith(accounts.error());
    if (what == QLatin1String("list")) return list(rest[0], *accounts, asJson);
    const auto any = accounts->hasAny();
    if (!any) return failWith(any.error());
    if (!*any && what == QLatin1String("add")) return addFirst(wish, *accounts);
    if (const auto done = change(wish, *accounts, rest[0], what); !done) return failWith(done.error());
    return Done;
}

} // namespace app
