// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;
class QString;
class QTableView;

/// Buttons that Qt puts into its own widgets: named for who hears the window, or put away.
namespace widgets {

/// Gives the line, which has its object name, a button that empties it, named after the line with "Clear" behind.
void makeClearable(QLineEdit& line);
void nameClearButton(QLineEdit& line, const QString& name); ///< of a clearable one, in the window's language
void dropCorner(QTableView& table); ///< the button where its headings meet: never seen, and not ours to name

} // namespace widgets
