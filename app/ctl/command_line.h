// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace app {

/// A command's arguments, taken apart: flags, options with a value, and the rest in order.
class Arguments {
public:
    explicit Arguments(const QStringList& all) : m_left(all) {}

    bool flag(const char* name) { return m_left.removeAll(QLatin1String(name)) > 0; }
    /// Nothing when the option is not there; an empty string when its value is missing.
    std::optional<QString> option(const char* name) {
        const qsizetype at = m_left.indexOf(QLatin1String(name));
        if (at < 0) return std::nullopt;
        const QString value = m_left.value(at + 1);
        m_left.remove(at, std::min<qsizetype>(2, m_left.size() - at));
        return value;
    }
    /// What is left, after flags and options were taken.
    const QStringList& rest() const { return m_left; }
    /// The first that begins with two dashes: nobody took it.
    QString unknown() const {
        for (const QString& word : m_left)
            if (word.startsWith(QLatin1String("--"))) return word;
        return {};
    }

private:
    QStringList m_left;
};

} // namespace app
