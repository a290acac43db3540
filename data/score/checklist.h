// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "score/decimal.h"

#include <QJsonObject>
#include <vector>

namespace score {

/// One item of an inspection's checklist: what is held against a standard, and what a finding costs.
struct ChecklistItem {
    QString id;   ///< stays for ever: `S01-01`
    QString line; ///< code of the service line
    QString name, nameEn, standard, standardEn, source;
    Decimal deduction; ///< proposed for one finding
    Decimal cap;       ///< that all findings of the item can cost a cell in a period
    int photos = 1;    ///< demanded
    int hours = 48;    ///< to put it right
};

/// The items of all lines, in one order; facts name them by their place in it. Immutable.
class Checklist {
public:
    /// resources/score/checklists.json, or a file in the same form. Invalid with the item that is wrong.
    static city::Result<Checklist> read(const QString& path = {});
    static city::Result<Checklist> fromJson(const QJsonObject& root);

    const std::vector<ChecklistItem>& items() const { return m_items; }
    int indexOf(const QString& id) const; ///< -1: none
    QString version() const { return m_version; }
    QString fingerprint() const { return m_fingerprint; } ///< SHA-256 of its content, as hex

private:
    std::vector<ChecklistItem> m_items;
    QString m_version, m_fingerprint;
};

/// The JSON object in a file of ours; Invalid with the file's name where it is none, or larger than 4 MiB.
city::Result<QJsonObject> objectIn(const QString& path);

} // namespace score
