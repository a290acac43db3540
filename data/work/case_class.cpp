// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/case_class.h"

#include "work/file_object.h"


#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <set>

namespace work {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

tl::unexpected<city::Fault> bad(const QString& what) {
    return city::fail(
        city::FaultKind::Invalid,
        say(QT_TRANSLATE_NOOP("work", "The filing conditions cannot be used: %1. Correct the file."))
            .arg(what));
}

/// The fault (Invalid) says what is wrong with a condition; the caller says where.
city::Result<void> judge(const FilingCondition& one) {
    const bool digits = one.classCode.size() == 4 &&
                        std::ranges::all_of(one.classCode, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return bad(
            say(QT_TRANSLATE_NOOP("work", "\"%1\" is no class of four digits")).arg(one.classCode.left(40)));
    if (one.id.isEmpty() || one.condition.isEmpty() || one.closing.isEmpty() || one.source.isEmpty())
        return bad(say(QT_TRANSLATE_NOOP("work",
                                         "\"%1\" needs an id, a condition, a closing condition and a source"))
                       .arg(one.id.isEmpty() ? one.condition.left(40) : one.id.left(40)));
    if (one.id.size() > 40 || one.condition.size() > 500 || one.closing.size() > 500 ||
        one.source.size() > 500)
        return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" is too long")).arg(one.id.left(40)));
    return {};
}

city::Result<void> judgeAll(const std::vector<FilingCondition>& all) {
    std::set<QString> ids;
    for (const FilingCondition& one : all) {
        if (auto fine = judge(one); !fine)
            return fine;
        if (!ids.insert(one.id).second)
            return bad(say(QT_TRANSLATE_NOOP("work", "%1 stands there twice")).arg(one.id));
    }
    return {};
}

std::optional<CaseKind> kindOf(const QString& text) {
    for (const CaseKind kind : {CaseKind::Component, CaseKind::Event})
        if (caseKindId(kind) == text)
            return kind;
    return std::nullopt;
}

/// Rows of a CSV: quotes double inside quotes, a line break inside them belongs to the field.
std::vector<QStringList> csvRows(const QString& text) {
    std::vector<QStringList> rows(1);
    QString field;
    bool quoted = false;
    const auto endField = [&] {
        rows.back().append(field);
        field.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            endField();
        } else if (c == u'\n') {
            endField();
            rows.emplace_back();
        } else if (c != u'\r') {
            field += c;
        }
    }
    if (!field.isEmpty() || !rows.back().isEmpty())
        endField();
    std::erase_if(rows, [](const QStringList& row) { return row.join(QString()).trimmed().isEmpty(); });
    return rows;
}

QString quoted(const QString& text) {
    // A spreadsheet takes what begins so for a formula.
    const bool isFormula = !text.isEmpty() && QStringLiteral("=+-@").contains(text.front());
    return u'"' + (isFormula ? QStringLiteral("'") : QString()) +
           QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

constexpr const char* columns[] = {"id",    "kind",    "class",      "condition", "condition_en",
                                   "limit", "closing", "closing_en", "assumed",   "source"};

city::Result<FilingCondition> conditionOf(const std::function<QString(const char*)>& value) {
    const auto kind = kindOf(value("kind"));
    if (!kind)
        return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" is no kind of case: write component or event"))
                       .arg(value("kind").left(40)));
    const auto limit = limitOf(value("limit"));
    if (!limit)
        return tl::unexpected(limit.error());
    return FilingCondition{
        value("id"),
        *kind,
        value("class"),
        value("condition"),
        value("condition_en"),
        *limit,
        value("closing"),
        value("closing_en"),
        value("source"),
        value("assumed") == QLatin1String("true") || value("assumed") == QLatin1String("1")};
}

} // namespace

QString caseKindId(CaseKind kind) {
    return kind == CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event");
}

city::Result<CaseBook> CaseBook::read(const QString& path) {
    const auto root = objectIn(path, "cases.json", bad);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson(*root);
}

city::Result<CaseBook> CaseBook::fromJson(const QJsonObject& root) {
    CaseBook book;
    std::set<QString> codes;
    for (const QJsonValue& value : root[u"event_classes"].toArray()) {
        const QJsonObject row = value.toObject();
        CaseClass one{CaseKind::Event,
                      row[u"code"].toString(),
                      row[u"name"].toString(),
                      row[u"name_en"].toString(),
                      row[u"service_line"].toString(),
                      row[u"source"].toString()};
        if (one.code.size() != 4 || one.name.isEmpty() || one.nameEn.isEmpty() || one.source.isEmpty() ||
            !codes.insert(one.code).second)
            return bad(say(QT_TRANSLATE_NOOP(
                               "work", "the class \"%1\" needs a code of its own, two names and a source"))
                           .arg(one.code));
        book.classes.push_back(std::move(one));
    }
    for (const QJsonValue& value : root[u"filing"].toArray()) {
        const QJsonObject row = value.toObject();
        auto one = conditionOf([&](const char* key) {
            const QJsonValue field = row[QLatin1String(key)];
            return field.isBool() ? QString::number(int(field.toBool())) : field.toString();
        });
        if (!one)
            return tl::unexpected(one.error());
        book.filing.push_back(std::move(*one));
    }
    if (auto fine = judgeAll(book.filing); !fine)
        return tl::unexpected(fine.error());
    return book;
}

const FilingCondition* CaseBook::condition(const QString& id) const {
    const auto at = std::ranges::find(filing, id, &FilingCondition::id);
    return at == filing.end() ? nullptr : &*at;
}

std::vector<const FilingCondition*> CaseBook::conditionsOf(CaseKind kind, const QString& classCode) const {
    std::vector<const FilingCondition*> found;
    for (const FilingCondition& one : filing)
        if (one.kind == kind && one.classCode == classCode)
            found.push_back(&one);
    return found;
}

QByteArray filingSheet(const std::vector<FilingCondition>& filing) {
    QString text(QChar(0xFEFF));
    for (const char* column : columns)
        text += QLatin1String(column) + (column == std::end(columns)[-1] ? u'\n' : u',');
    for (const FilingCondition& one : filing) {
        const QStringList fields{one.id,
                                 caseKindId(one.kind),
                                 one.classCode,
                                 one.condition,
                                 one.conditionEn,
                                 limitText(one.limit),
                                 one.closing,
                                 one.closingEn,
                                 one.isAssumed ? QStringLiteral("true") : QStringLiteral("false"),
                                 one.source};
        QStringList written;
        for (const QString& field : fields)
            written += quoted(field);
        text += written.join(u',') + u'\n';
    }
    return text.toUtf8();
}

city::Result<std::vector<FilingCondition>> filingOfSheet(const QByteArray& sheet) {
    constexpr qsizetype mostBytes = 16 << 20;
    constexpr std::size_t mostRows = 100'000;
    if (sheet.size() > mostBytes)
        return bad(say(QT_TRANSLATE_NOOP("work", "it is larger than 16 MiB")));
    QString text = QString::fromUtf8(sheet);
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    const auto rows = csvRows(text);
    if (rows.empty() || rows.size() > mostRows)
        return bad(say(QT_TRANSLATE_NOOP("work", "there are no conditions in it, or more than 100,000")));
    std::vector<FilingCondition> filing;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto one = conditionOf([&](const char* key) {
            QString value = rows[i].value(rows[0].indexOf(QLatin1String(key))).trimmed();
            if (value.size() > 1 && value[0] == u'\'' && QStringLiteral("=+-@").contains(value[1]))
                value.remove(0, 1);
            // Spreadsheets take leading zeros away from what looks like a number.
            if (QLatin1String(key) == QLatin1String("class"))
                while (!value.isEmpty() && value.size() < 4)
                    value.prepend(u'0');
            return value;
        });
        if (one)
            if (auto fine = judge(*one); !fine)
                one = tl::unexpected(fine.error());
        if (!one)
            return city::fail(
                city::FaultKind::Invalid,
                say(QT_TRANSLATE_NOOP("work", "Row %1: %2")).arg(i + 1).arg(one.error().sentence));
        filing.push_back(std::move(*one));
    }
    if (filing.empty())
        return bad(say(QT_TRANSLATE_NOOP("work", "there are no conditions in it, or more than 100,000")));
    if (auto fine = judgeAll(filing); !fine)
        return tl::unexpected(fine.error());
    return filing;
}

} // namespace work
