// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"

#include <QHash>

/// What a written value means for a field. Internal to `query`.
namespace query {

class Values {
public:
    explicit Values(const city::Catalogue& catalogue) : m_catalogue(catalogue) {}

    /// A sentence where the field cannot be compared so; empty otherwise.
    QString refusal(Field field, Expression::Compare compare) const;
    /// The sentence says why the value does not fit the field.
    tl::expected<Expression::Condition, QString> condition(Field field, Expression::Compare compare, const QString& value);
    Expression::Condition absent(Field field) const;
    /// `all` holds, too, where `one` (Equal, of the same field) does.
    static void join(Expression::Condition& all, const Expression::Condition& one);

private:
    tl::expected<Expression::Condition, QString> named(Field field, Expression::Compare compare, const QString& value);
    struct Known {
        std::vector<Choice> choices;
        std::vector<std::array<std::string, 3>> folded; ///< name, English name, code
    };
    const Known& known(Field field);

    const city::Catalogue& m_catalogue;
    QHash<int, Known> m_known; ///< by field
};

} // namespace query
