// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/code.h"

#include <QCoreApplication>

namespace city {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("city", text);
}

/// The position of the first character that is no ASCII digit, -1 for none. Full-width digits, which Chinese
/// keyboards type, are no digits here: they would be stored as other text.
qsizetype firstNonDigit(const QString& text) {
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9')) return i;
    return -1;
}

/// A fault for text of the right length that holds something else than digits.
Result<void> checkDigits(const QString& text) {
    const qsizetype at = firstNonDigit(text);
    if (at < 0) return {};
    return fail(FaultKind::Invalid,
                say(QT_TRANSLATE_NOOP("city", "Character %1 of the code, \"%2\", is not a digit 0 to 9. Correct it."))
                    .arg(at + 1).arg(text[at]));
}

} // namespace

std::optional<CodeLayout> codeLayoutOf(const QString& name) {
    if (name == QLatin1String("A")) return CodeLayout::A;
    if (name == QLatin1String("B")) return CodeLayout::B;
    return std::nullopt;
}

std::int64_t ComponentCode::maxSequence(CodeLayout layout) {
    return layout == CodeLayout::A ? 999'999 : 99'999;
}

Result<ComponentCode> ComponentCode::parse(const QString& text, CodeLayout layout) {
    if (text.size() != length)
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "A component code has %1 digits; this one has %2 characters. Correct it."))
                        .arg(length).arg(text.size()));
    if (auto digits = checkDigits(text); !digits) return tl::unexpected(digits.error());
    ComponentCode code(text, layout);
    if (code.sequence() == 0)
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "The sequence number of a component code, its last %1 digits, starts at 1. Correct it."))
                        .arg(length - 8 - minorLength(layout)));
    return code;
}

Result<ComponentCode> ComponentCode::compose(CodeLayout layout, const QString& adminCode, const QString& major,
                                             const QString& minor, std::int64_t sequence) {
    if (adminCode.size() != 6 || major.size() != 2 || minor.size() != minorLength(layout) || sequence < 1)
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "A component code needs 6 administrative, 2 major and %1 minor digits and a sequence "
                                                  "number from 1. Correct the class's code."))
                        .arg(minorLength(layout)),
                    QStringLiteral("%1 %2 %3 %4").arg(adminCode, major, minor).arg(sequence));
    if (sequence > maxSequence(layout))
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "The class %1%2 has used up its %3 component codes in this district. Divide the "
                                                  "class, or choose a code profile with longer sequence numbers."))
                        .arg(major, minor).arg(maxSequence(layout)));
    const int digits = length - 8 - minorLength(layout);
    return parse(adminCode + major + minor + QStringLiteral("%1").arg(sequence, digits, 10, QLatin1Char('0')), layout);
}

Result<GridCode> GridCode::parse(const QString& text) {
    if (text.size() == length - 1 && firstNonDigit(text) < 0)
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "This unit grid code has 14 digits, as in the older standard CJ/T 213. Write its "
                                                  "last two digits as three.")));
    if (text.size() != length)
        return fail(FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP("city", "A unit grid code has %1 digits; this one has %2 characters. Correct it."))
                        .arg(length).arg(text.size()));
    if (auto digits = checkDigits(text); !digits) return tl::unexpected(digits.error());
    return GridCode(text);
}

} // namespace city
