// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QString>

#include <optional>

namespace city {

/// How the 16 digits of a component code are divided. A: 6 administrative + 2 major + 2 minor + 6 sequence, the
/// division in use under CJ/T 214 and GB/T 30428.2-2013. B: 6 + 2 + 3 + 5, a newer one with longer minor
/// classes. Both are 16 digits long, so a code never tells its layout: every data set names it.
enum class CodeLayout : std::uint8_t { A, B };

/// The layout of the name that `code_profile.layout` stores, "A" or "B".
std::optional<CodeLayout> codeLayoutOf(const QString& name);

/// A valid component code (ObjID) under one layout. There are no invalid ones: `parse` and `compose` are the only
/// ways to make one.
class ComponentCode {
public:
    static constexpr int length = 16;

    /// Faults (Invalid): another length, a character that is no ASCII digit (named with its position), a sequence
    /// of zero.
    static Result<ComponentCode> parse(const QString& text, CodeLayout layout);
    /// From its parts. Faults (Invalid): parts of wrong lengths, a sequence below 1, and an overflow: a sequence
    /// beyond what the layout has digits for.
    static Result<ComponentCode> compose(CodeLayout layout, const QString& adminCode, const QString& major,
                                         const QString& minor, std::int64_t sequence);
    /// The greatest sequence number of a class: 999,999 in A, 99,999 in B.
    static std::int64_t maxSequence(CodeLayout layout);
    static int minorLength(CodeLayout layout) { return layout == CodeLayout::A ? 2 : 3; }

    CodeLayout layout() const { return m_layout; }
    const QString& text() const { return m_text; }
    QString adminCode() const { return m_text.left(6); }
    QString major() const { return m_text.mid(6, 2); }
    QString minor() const { return m_text.mid(8, minorLength(m_layout)); }
    std::int64_t sequence() const { return m_text.mid(8 + minorLength(m_layout)).toLongLong(); }
    friend bool operator==(const ComponentCode&, const ComponentCode&) = default;

private:
    ComponentCode(QString text, CodeLayout layout) : m_text(std::move(text)), m_layout(layout) {}
    QString m_text;
    CodeLayout m_layout;
};

/// A valid unit grid code (BGID): 15 digits, 6 administrative + 3 sub-district + 3 community + 3 sequence
/// (GB/T 30428.1).
class GridCode {
public:
    static constexpr int length = 15;

    /// Faults (Invalid): another length, where 14 digits are told to be CJ/T 213's (a sequence of two digits);
    /// a character that is no digit.
    static Result<GridCode> parse(const QString& text);

    const QString& text() const { return m_text; }
    QString adminCode() const { return m_text.left(6); }
    QString subDistrictCode() const { return m_text.left(9); }
    QString communityCode() const { return m_text.left(12); }
    int sequence() const { return m_text.mid(12).toInt(); }
    friend bool operator==(const GridCode&, const GridCode&) = default;

private:
    explicit GridCode(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace city
