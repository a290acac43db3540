// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace widgets {

/// A label of plain, wrapped text that the window's style sheet dresses by its `role` (title, muted, value ...).
QLabel* label(const char* name, const char* role, QWidget* parent);

} // namespace widgets
