// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/checklist.h"

#include "city/resources.h"
#include "score/words.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace score {

city::Result<QJsonObject> objectIn(const QString& path) {
    constexpr qint64 most = 4 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(city::FaultKind::NotFound,
                          tell(QT_TRANSLATE_NOOP("score", "%1 cannot be read.")).arg(path),
                          file.errorString());
    QJsonParseError error;
    const QByteArray bytes = file.read(most + 1);
    const auto document = bytes.size() > most ? QJsonDocument() : QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return invalid(tell(QT_TRANSLATE_NOOP("score", "%1 is no JSON file of this kind: %2."))
                           .arg(path, error.errorString()));
    return document.object();
}

namespace {

city::Result<ChecklistItem> itemOf(const QJsonObject& row) {
    ChecklistItem item{row[u"id"].toString(),
                       row[u"line"].toString(),
                       row[u"name"].toString(),
                       row[u"name_en"].toString(),
                       row[u"standard"].toString(),
                       row[u"standard_en"].toString(),
                       row[u"source"].toString(),
                       {},
                       {},
                       row[u"photos"].toInt(1),
                       row[u"hours"].toInt(48)};
    const auto wrong = [&](const char* what) { return invalid(tell(what).arg(item.id.left(40))); };
    if (item.id.isEmpty() || item.line.isEmpty() || item.name.isEmpty() || item.standard.isEmpty())
        return wrong(QT_TRANSLATE_NOOP(
            "score", "The item \"%1\" of the checklist needs an id, a line, a name and a standard."));
    const auto deduction = Decimal::fromText(row[u"deduction"].toString()),
               cap = Decimal::fromText(row[u"cap"].toString());
    if (!deduction || !cap || deduction->isNegative() || cap->isNegative() || !deduction->millionths())
        return wrong(QT_TRANSLATE_NOOP(
            "score", "The item \"%1\" of the checklist needs a deduction and a cap of zero or more."));
    if (*deduction > *cap)
        return wrong(QT_TRANSLATE_NOOP(
            "score", "One finding of the item \"%1\" would cost more than its cap allows."));
    if (item.photos < 0 || item.photos > 20 || item.hours < 1 || item.hours > 8760)
        return wrong(
            QT_TRANSLATE_NOOP("score", "The item \"%1\" asks for an impossible number of photos or hours."));
    item.deduction = *deduction, item.cap = *cap;
    return item;
}

} // namespace

city::Result<Checklist> Checklist::read(const QString& path) {
    const auto root =
        objectIn(path.isEmpty() ? city::resourcePath(QStringLiteral("score/checklists.json")) : path);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson(*root);
}

city::Result<Checklist> Checklist::fromJson(const QJsonObject& root) {
    Checklist list;
    list.m_version = root[u"version"].toString();
    list.m_fingerprint =
        QString::fromLatin1(QCryptographicHash::hash(QJsonDocument(root).toJson(QJsonDocument::Compact),
                                                     QCryptographicHash::Sha256)
                                .toHex());
    for (const QJsonValue row : root[u"items"].toArray()) {
        auto item = itemOf(row.toObject());
        if (!item)
            return tl::unexpected(item.error());
        if (list.indexOf(item->id) >= 0)
            return invalid(tell(QT_TRANSLATE_NOOP("score", "The item \"%1\" stands in the checklist twice."))
                               .arg(item->id));
        list.m_items.push_back(std::move(*item));
    }
    if (list.m_items.empty())
        return invalid(tell(QT_TRANSLATE_NOOP("score", "The checklist has no items.")));
    return list;
}

int Checklist::indexOf(const QString& id) const {
    const auto at = std::ranges::find(m_items, id, &ChecklistItem::id);
    return at == m_items.end() ? -1 : int(at - m_items.begin());
}

} // namespace score
