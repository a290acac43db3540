// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serve.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

/// Questions of the query benchmarks, read from a file before the clock starts, and their answers as text that two
/// programs' outputs are compared by.
namespace questions {

using ByClass = std::array<std::uint64_t, 1024>; ///< counts by class id

struct Thing {
    double distance; ///< degrees
    int shape;       ///< city::Shape
    std::int64_t id;
};
using Found = std::vector<Thing>;

inline QByteArray text(std::span<const std::uint64_t> counts) { ///< by class id
    QByteArray text;
    for (std::size_t id = 0; id < counts.size(); ++id)
        if (counts[id] > 0)
            text += QByteArray::number(qulonglong(id)) + ':' + QByteArray::number(qulonglong(counts[id])) + ' ';
    return text;
}

inline QByteArray text(const Found& found) {
    QByteArray text;
    for (const Thing& thing : found)
        text += QByteArray::number(thing.shape) + '.' + QByteArray::number(qlonglong(thing.id)) + ':' +
                QByteArray::number(thing.distance, 'e', 12) + ' ';
    return text;
}

inline QByteArray text(const std::vector<std::int64_t>& rows) {
    QByteArray text;
    for (const std::int64_t row : rows)
        text += QByteArray::number(qlonglong(row)) + ' ';
    return text;
}

/// `arguments`: FILE [OUT]; each line of FILE has `words` numbers. Answers each question with `answer`, and writes
/// what `print` makes of it to OUT after the clock has stopped.
template <typename Answer, typename Print>
QJsonObject ask(const QStringList& arguments, int words, Answer answer, Print print) {
    QFile file(arguments.value(0));
    if (!file.open(QIODevice::ReadOnly))
        return bench::refuse("the questions cannot be read");
    std::vector<std::vector<double>> all;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        std::vector<double> numbers;
        for (const QByteArray& word : line.split(' '))
            numbers.push_back(word.toDouble());
        if (int(numbers.size()) != words)
            return bench::refuse("a question has another number of words");
        all.push_back(std::move(numbers));
    }
    std::vector<decltype(answer(all.front()))> answers;
    answers.reserve(all.size());
    QElapsedTimer clock;
    clock.start();
    for (const std::vector<double>& question : all)
        answers.push_back(answer(question));
    const double us = double(clock.nsecsElapsed()) / 1e3 / double(all.size());
    if (arguments.size() > 1) {
        QFile out(arguments[1]);
        if (!out.open(QIODevice::WriteOnly))
            return bench::refuse("the answers cannot be written");
        for (const auto& one : answers)
            out.write(print(one) + '\n');
    }
    return {{QStringLiteral("us"), us}};
}

} // namespace questions
