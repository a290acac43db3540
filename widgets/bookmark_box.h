// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "widgets/bookmarks.h"
#include "widgets/look.h"

#include <QFrame>
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace widgets {

/// Keeps views by name and goes back to them. A name and Return keeps the view; in the list Return goes
/// there, F2 renames, Delete removes and Ctrl+Z brings back what was removed last. Floats above the map;
/// Escape closes it.
class BookmarkBox : public QFrame {
    Q_OBJECT

public:
    /// Both outlive it.
    BookmarkBox(QSettings& settings, QWidget* parent);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);
    /// The view that is kept, without its name.
    void setView(std::function<Bookmark()> view) { m_view = std::move(view); }
    void open();
    const std::vector<Bookmark>& bookmarks() const { return m_all; }

Q_SIGNALS:
    void asked(const widgets::Bookmark& bookmark); ///< to be shown

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();
    void rename(const QListWidgetItem& item);
    void remove(int row);
    void bringBack();
    void go(int row);
    void write();
    void fill(int current);
    void place();
    void close(); ///< back to the map
    bool pressed(const QObject* watched, int key, bool withControl);
    void retranslate();

    QSettings& m_settings;
    Look m_look;
    city::CataloguePtr m_city;
    std::function<Bookmark()> m_view;
    std::vector<Bookmark> m_all;
    std::optional<std::pair<int, Bookmark>> m_removed; ///< last, and where it stood
    QLineEdit* m_name;
    QListWidget* m_list;
    QLabel* m_hint;
};

} // namespace widgets
