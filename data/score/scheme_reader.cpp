// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"
#include "score/scheme.h"
#include "score/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>

#include <algorithm>

namespace score {

/// Reads a scheme and refuses what could be scored wrongly.
class SchemeReader {
public:
    SchemeReader(const QJsonObject& root, const CountList& counts) : m_counts(counts) {
        m_scheme.m_json = root;
    }

    city::Result<Scheme> read() {
        const QJsonObject& root = m_scheme.m_json;
        m_scheme.m_id = root[u"id"].toString(), m_scheme.m_version = root[u"version"].toInt();
        m_scheme.m_name = root[u"name"].toString(), m_scheme.m_nameEn = root[u"name_en"].toString();
        const QByteArray bytes = QJsonDocument(root).toJson(QJsonDocument::Compact);
        m_scheme.m_fingerprint =
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        if (m_scheme.m_id.isEmpty() || m_scheme.m_version < 1 || m_scheme.m_name.isEmpty())
            return invalid(
                tell(QT_TRANSLATE_NOOP("score", "A scheme needs an id, a version of 1 or more and a name.")));
        if (auto fine = names(); !fine)
            return tl::unexpected(fine.error());
        if (auto fine = contents(); !fine)
            return tl::unexpected(fine.error());
        if (auto fine = order(); !fine)
            return tl::unexpected(fine.error());
        if (auto fine = bands(); !fine)
            return tl::unexpected(fine.error());
        m_scheme.m_root = m_scheme.indexOf(root[u"root"].toString());
        if (m_scheme.m_root < 0)
            return refuse(QT_TRANSLATE_NOOP("score", "there is no figure called \"%1\""),
                          root[u"root"].toString());
        return std::move(m_scheme);
    }

private:
    tl::unexpected<city::Fault> refuse(const char* why, const QString& what) {
        return invalid(tell(QT_TRANSLATE_NOOP("score", "The scheme \"%1\" cannot be used: %2."))
                           .arg(m_scheme.m_id.left(40), tell(why).arg(what.left(400))));
    }
    city::Result<void> names() {
        for (const QJsonValue value : m_scheme.m_json[u"indicators"].toArray()) {
            const QJsonObject row = value.toObject();
            Indicator one;
            one.id = row[u"id"].toString(), one.name = row[u"name"].toString(),
            one.nameEn = row[u"name_en"].toString();
            one.source = row[u"source"].toString(), one.spreads = row[u"absent"].toString() == u"spread";
            if (one.id.isEmpty() || one.name.isEmpty())
                return refuse(QT_TRANSLATE_NOOP("score", "the indicator \"%1\" needs an id and a name"),
                              one.id);
            if (m_counts.indexOf(one.id) >= 0 || m_scheme.indexOf(one.id) >= 0)
                return refuse(QT_TRANSLATE_NOOP("score", "two figures are called \"%1\""), one.id);
            const QString unit = row[u"unit"].toString();
            one.unit = unit == u"rate"     ? Indicator::Unit::Rate
                       : unit == u"number" ? Indicator::Unit::Number
                                           : Indicator::Unit::Points;
            m_scheme.m_indicators.push_back(std::move(one));
        }
        return {};
    }
    int slotOf(const QString& name) const {
        if (const int count = m_counts.indexOf(name); count >= 0)
            return count;
        const int indicator = m_scheme.indexOf(name);
        return indicator < 0 ? -1 : int(m_counts.size()) + indicator;
    }
    city::Result<void> contents() {
        const QJsonArray rows = m_scheme.m_json[u"indicators"].toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = rows[i].toObject();
            Indicator& one = m_scheme.m_indicators[std::size_t(i)];
            if (row.contains(u"cap")) {
                one.cap = Decimal::fromText(row[u"cap"].toString());
                if (!one.cap || one.cap->isNegative())
                    return refuse(QT_TRANSLATE_NOOP("score", "the cap of \"%1\" is below zero, or no number"),
                                  one.id);
            }
            auto fine = row.contains(u"formula") ? formula(row[u"formula"].toString(), one)
                                                 : parts(row[u"parts"].toArray(), one);
            if (!fine)
                return fine;
        }
        return {};
    }
    city::Result<void> formula(const QString& text, Indicator& one) {
        auto formula = Formula::parse(text, [&](const QString& name) { return slotOf(name); });
        if (!formula)
            return refuse("%1", one.id + QStringLiteral(": ") + formula.error().sentence);
        one.formula = std::move(*formula);
        const QStringList sides = text.split(u'/');
        if (sides.size() == 2 && slotOf(sides[0].trimmed()) >= 0 && slotOf(sides[1].trimmed()) >= 0)
            one.numerator = sides[0].trimmed(), one.denominator = sides[1].trimmed();
        return {};
    }
    city::Result<void> parts(const QJsonArray& rows, Indicator& one) {
        Value sum = Decimal();
        for (const QJsonValue value : rows) {
            const QString name = value[u"of"].toString();
            const int at = m_scheme.indexOf(name);
            if (at < 0)
                return refuse(QT_TRANSLATE_NOOP("score", "there is no figure called \"%1\""), name);
            const auto weight = Decimal::fromText(value[u"weight"].toString());
            if (!weight || weight->isNegative())
                return refuse(QT_TRANSLATE_NOOP("score", "the weight of \"%1\" is below zero, or no number"),
                              name);
            if (m_scheme.m_indicators[std::size_t(at)].unit == Indicator::Unit::Number)
                return refuse(QT_TRANSLATE_NOOP("score", "\"%1\" is a plain number and cannot be weighted"),
                              name);
            one.parts.push_back({at, *weight});
            sum = sum ? sum->plus(*weight) : sum;
        }
        if (!sum || *sum != Decimal::of(1))
            return refuse(QT_TRANSLATE_NOOP("score", "the weights of \"%1\" do not sum to 100 percent"),
                          one.id);
        return {};
    }
    /// Depth first; a figure met again on its own way is a cycle.
    bool visit(int at) {
        char& mark = m_marks[std::size_t(at)];
        if (mark == 2)
            return true;
        if (mark == 1)
            return m_cycle = m_scheme.m_indicators[std::size_t(at)].id, false;
        mark = 1;
        const Indicator& one = m_scheme.m_indicators[std::size_t(at)];
        if (one.formula)
            for (const int slot : one.formula->reads())
                if (slot >= int(m_counts.size()) && !visit(slot - int(m_counts.size())))
                    return false;
        for (const Indicator::Part& part : one.parts)
            if (!visit(part.indicator))
                return false;
        mark = 2;
        m_scheme.m_order.push_back(at);
        return true;
    }
    city::Result<void> order() {
        m_marks.assign(m_scheme.m_indicators.size(), 0);
        for (int i = 0; i < int(m_marks.size()); ++i)
            if (!visit(i))
                return refuse(QT_TRANSLATE_NOOP("score", "\"%1\" is reckoned from itself"), m_cycle);
        return {};
    }
    city::Result<void> bands() {
        auto& bands = m_scheme.m_bands;
        for (const QJsonValue row : m_scheme.m_json[u"bands"].toArray()) {
            const auto from = Decimal::fromText(row[u"from"].toString()),
                       to = Decimal::fromText(row[u"to"].toString());
            if (!from || !to || *from >= *to)
                return refuse(QT_TRANSLATE_NOOP("score", "the band \"%1\" needs a from below its to"),
                              row[u"id"].toString());
            bands.push_back({row[u"id"].toString(), *from, *to});
        }
        std::ranges::sort(bands, {}, &Band::from);
        for (std::size_t i = 1; i < bands.size(); ++i)
            if (bands[i].from != bands[i - 1].to)
                return refuse(bands[i].from < bands[i - 1].to
                                  ? QT_TRANSLATE_NOOP("score", "the bands overlap at %1")
                                  : QT_TRANSLATE_NOOP("score", "the bands leave a gap before %1"),
                              bands[i].from.text());
        return {};
    }

    const CountList& m_counts;
    Scheme m_scheme;
    std::vector<char> m_marks;
    QString m_cycle;
};

city::Result<Scheme> Scheme::fromJson(const QJsonObject& root, const CountList& counts) {
    return SchemeReader(root, counts).read();
}

city::Result<Scheme> Scheme::read(const QString& path, const CountList& counts) {
    const auto root = objectIn(path);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson(*root, counts);
}

city::Result<std::vector<Scheme>> Scheme::readAll(const CountList& counts) {
    std::vector<Scheme> all;
    const QDir folder(city::resourcePath(QStringLiteral("score/schemes")));
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto scheme = read(folder.filePath(name), counts);
        if (!scheme)
            return tl::unexpected(scheme.error());
        all.push_back(std::move(*scheme));
    }
    return all;
}

} // namespace score
