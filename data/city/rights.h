// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"

#include <optional>
#include <vector>

namespace city {

/// What a right is about. Stored by the names of `actionId`.
enum class Action : std::uint8_t { View, Edit, Bulk, Import, Revert, Export, Approve, Dispatch, Review, Settings, Accounts, Personal };
inline constexpr int actionCount = 12;
QString actionId(Action action);
std::optional<Action> actionOf(const QString& id);
QString actionName(Action action); ///< for the user, translated

/// Where something is done: ids of the catalogue. 0 is outside each of them, so that only those whose right is not
/// restricted in that respect may.
struct Where {
    int subDistrict = 0, serviceLine = 0, company = 0;
};
Where whereOf(const Component& component, const Catalogue& catalogue);

/// What somebody may do, and where. A value: what was granted when it was read.
class Rights {
public:
    /// One role; 0 restricts nothing.
    struct Grant {
        QString role;
        std::uint32_t actions = 0; ///< bits by Action
        int subDistrict = 0, serviceLine = 0, company = 0;
        bool holds(Action action) const { return (actions >> int(action)) & 1; }
    };

    Rights() = default; ///< none at all
    explicit Rights(std::vector<Grant> grants) : m_grants(std::move(grants)) {}
    static Rights all(); ///< of a city without accounts

    bool may(Action action, const Where& where) const;
    bool mayEverywhere(Action action) const;
    bool maySomewhere(Action action) const; ///< for what is offered at all
    const std::vector<Grant>& grants() const { return m_grants; }

private:
    std::vector<Grant> m_grants;
};

/// A person's name and a phone number as they are shown to those who may not see them in full (Action::Personal): the
/// first character, and the first three and last four digits.
QString maskedName(const QString& name);
QString maskedPhone(const QString& phone);
QString shownName(const QString& name, const Rights& rights, const Where& where);
QString shownPhone(const QString& phone, const Rights& rights, const Where& where);

} // namespace city
