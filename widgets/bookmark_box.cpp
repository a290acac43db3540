// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bookmark_box.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace widgets {

BookmarkBox::BookmarkBox(QSettings& settings, QWidget* parent)
    : QFrame(parent), m_settings(settings), m_name(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_hint(label("bookmarkHint", "muted", this)) {
    setObjectName(QStringLiteral("bookmarkBox"));
    setAttribute(Qt::WA_StyledBackground);
    m_name->setObjectName(QStringLiteral("bookmarkName"));
    m_name->setMaxLength(80);
    m_list->setObjectName(QStringLiteral("bookmarkList"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_name);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    for (QWidget* each : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_list), parent})
        each->installEventFilter(this);
    connect(m_list, &QListWidget::itemClicked, this, [this] { go(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) { rename(*item); });
    retranslate();
    hide();
}

void BookmarkBox::setLook(const Look& look) {
    m_look = look;
    place();
}

void BookmarkBox::setCity(city::CataloguePtr catalogue) {
    const bool isOther = !catalogue || !m_city || catalogue->profile.uid != m_city->profile.uid;
    m_city = std::move(catalogue);
    if (!isOther)
        return;
    m_removed.reset();
    m_all = m_city ? readBookmarks(m_settings, m_city->profile.uid) : std::vector<Bookmark>();
    hide();
}

void BookmarkBox::open() {
    if (!m_city)
        return;
    m_name->clear();
    fill(0);
    place();
    show();
    raise();
    m_name->setFocus(Qt::ShortcutFocusReason);
}

void BookmarkBox::place() {
    const QWidget* above = parentWidget();
    const int width = std::min(m_look.px(420), above->width() - m_look.px(24));
    const int height = std::min(m_look.px(380), above->height() - m_look.px(48));
    setGeometry((above->width() - width) / 2, m_look.px(24), width, std::max(height, m_look.px(120)));
}

void BookmarkBox::fill(int current) {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Bookmark& bookmark : m_all) {
        auto* item = new QListWidgetItem(bookmark.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(degreesText(bookmark.center) + QStringLiteral("   ") +
                         scaleText(bookmark.metresPerPixel));
    }
    m_list->setCurrentRow(std::clamp(current, 0, std::max(0, int(m_all.size()) - 1)));
    m_hint->setText(m_removed ? tr("“%1” is removed; Ctrl+Z brings it back").arg(m_removed->second.name)
                    : m_all.empty() ? tr("No view is kept yet")
                                    : tr("Return goes there, F2 renames, Delete removes"));
}

void BookmarkBox::write() {
    writeBookmarks(m_settings, m_city->profile.uid, m_all);
}

void BookmarkBox::keep() {
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || !m_view)
        return;
    Bookmark bookmark = m_view();
    bookmark.name = name;
    if (!geo::isValid(bookmark.center))
        return;
    m_all.push_back(bookmark);
    m_removed.reset();
    write();
    close();
}

void BookmarkBox::rename(const QListWidgetItem& item) {
    const int row = m_list->row(&item);
    const QString name = item.text().simplified();
    if (!name.isEmpty()) {
        m_all[std::size_t(row)].name = name;
        write();
    }
    fill(row);
}

void BookmarkBox::remove(int row) {
    if (row < 0 || row >= int(m_all.size()))
        return;
    m_removed = {row, m_all[std::size_t(row)]};
    m_all.erase(m_all.begin() + row);
    write();
    fill(row);
}

void BookmarkBox::bringBack() {
    if (!m_removed)
        return;
    const auto [row, bookmark] = *std::exchange(m_removed, std::nullopt);
    m_all.insert(m_all.begin() + std::min<std::ptrdiff_t>(row, std::ptrdiff_t(m_all.size())), bookmark);
    write();
    fill(row);
}

void BookmarkBox::go(int row) {
    if (row < 0 || row >= int(m_all.size()))
        return;
    close();
    Q_EMIT asked(m_all[std::size_t(row)]);
}

void BookmarkBox::close() {
    hide();
    parentWidget()->setFocus();
}

bool BookmarkBox::pressed(const QObject* watched, int key, bool withControl) {
    const bool inList = watched == m_list;
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!inList && !m_name->text().simplified().isEmpty())
            keep();
        else
            go(m_list->currentRow());
        return true;
    case Qt::Key_Down:
        if (inList)
            return false;
        m_list->setFocus(Qt::ShortcutFocusReason);
        return true;
    case Qt::Key_Up:
        if (!inList || m_list->currentRow() > 0)
            return false;
        m_name->setFocus(Qt::ShortcutFocusReason);
        return true;
    case Qt::Key_Delete:
        if (inList)
            remove(m_list->currentRow());
        return inList;
    case Qt::Key_Z:
        if (inList && withControl)
            bringBack();
        return inList && withControl;
    default:
        return false;
    }
}

bool BookmarkBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            place();
    } else if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (pressed(watched, key->key(), key->modifiers().testFlag(Qt::ControlModifier)))
            return true;
    } else if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::MouseFocusReason && !underMouse())
            hide();
    }
    return QFrame::eventFilter(watched, event);
}

void BookmarkBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void BookmarkBox::retranslate() {
    setAccessibleName(tr("Bookmarks"));
    m_name->setPlaceholderText(tr("A name for this view; Return keeps it"));
    m_name->setAccessibleName(tr("A name for this view"));
    m_list->setAccessibleName(tr("Bookmarks"));
    if (m_city)
        fill(m_list->currentRow());
}

} // namespace widgets
