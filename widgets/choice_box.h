// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include <optional>

namespace widgets {

/// A list that is searched by any part of a name, and changed by nothing that passes over it. Its first entry is empty.
class ChoiceBox : public QComboBox {
public:
    explicit ChoiceBox(QWidget* parent);

    /// What is chosen, also where it was only typed; nothing for a text that names no entry.
    std::optional<QVariant> chosen() const;
    /// The entry with this value, else the empty one.
    void choose(const QVariant& value);

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace widgets
