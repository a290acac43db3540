// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice_box.h"

#include <QCompleter>
#include <QWheelEvent>

#include <algorithm>

namespace widgets {

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
}

std::optional<QVariant> ChoiceBox::chosen() const {
    const bool isPicked = currentText() == itemText(currentIndex()); // two may have the same name
    const int named = isPicked ? currentIndex() : findText(currentText().trimmed(), Qt::MatchFixedString);
    return named < 0 ? std::nullopt : std::optional(itemData(named));
}

void ChoiceBox::choose(const QVariant& value) { setCurrentIndex(std::max(0, findData(value))); }

void ChoiceBox::wheelEvent(QWheelEvent* event) { event->ignore(); }

} // namespace widgets
