// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_reader.h"

/// Photos of cases as files: `NAME.files/evidence/ab/abcdef....jpeg`, named by the SHA-256 of their bytes.
namespace store::evidence {

inline constexpr std::int64_t mostBytes = 64 << 20; ///< of one photo

/// What a photo's header says. Read without decoding anything: its size costs nothing here.
struct Picture {
    QString format; ///< `jpeg` or `png`
    int width = 0, height = 0;
};
/// Nothing where the bytes are no photo of a format that is known.
std::optional<Picture> pictureOf(const QByteArray& bytes);

/// A name as it may be shown and stored: no folders, no control or direction marks, 120 characters at most.
QString harmlessName(const QString& name);

/// Copies a photo beside the city, durable before it answers; the same photo twice is kept once. Invalid
/// where it is no photo or larger than `mostBytes`, NoSpace or Io where it cannot be kept. What is filled in:
/// hash, name, format, bytes, width, height.
city::Result<Evidence> keep(const QString& city, const QString& file);

QString pathOf(const QString& city, const Evidence& one);
/// Whether the file is there and holds the bytes that its hash names.
bool isWhole(const QString& city, const Evidence& one);

} // namespace store::evidence
