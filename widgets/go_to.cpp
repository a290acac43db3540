// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/go_to.h"

#include "widgets/texts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace widgets {

namespace {

enum Role { KindRole = Qt::UserRole, ValueRole };
enum Kind { Home, SubDistrict, Code };

} // namespace

GoTo::GoTo(QWidget* parent)
    : QFrame(parent), m_text(new QLineEdit(this)), m_list(new QListView(this)),
      m_found(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("goTo"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(QStringLiteral("goToText"));
    m_list->setObjectName(QStringLiteral("goToList"));
    m_list->setModel(m_found);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    m_text->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, this, &GoTo::fill);
    connect(m_list, &QListView::clicked, this, &GoTo::choose);
    retranslate();
    hide();
}

void GoTo::setLook(const Look& look) {
    m_look = look;
    place();
}

void GoTo::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    hide();
}

void GoTo::open() {
    if (!m_city)
        return;
    m_text->clear();
    fill();
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void GoTo::place() {
    const QWidget* above = parentWidget();
    const int width = std::min(m_look.px(460), above->width() - m_look.px(24));
    const int height = std::min(m_look.px(420), above->height() - m_look.px(48));
    setGeometry((above->width() - width) / 2, m_look.px(24), width, std::max(height, m_look.px(80)));
}

void GoTo::fill() {
    m_found->clear();
    const auto add = [this](const QString& text, Kind kind, const QVariant& value) {
        auto* item = new QStandardItem(text);
        item->setData(kind, KindRole);
        item->setData(value, ValueRole);
        m_found->appendRow(item);
    };
    const QString text = m_text->text().simplified();
    static const QRegularExpression code(QStringLiteral("^[0-9]{10,20}$"));
    if (code.match(text).hasMatch())
        add(tr("Component %1").arg(text), Code, text);
    if (text.isEmpty())
        add(tr("The whole city"), Home, {});
    int number = 0;
    for (const city::SubDistrict& entry : m_city->subDistricts) {
        ++number;
        const QString name = nameOf(entry);
        const QString all = entry.name + u'\n' + entry.nameEn + u'\n' + entry.code;
        if (all.contains(text, Qt::CaseInsensitive))
            add(number <= 9 ? tr("%1   %2   Ctrl+%3", "sub-district, code, key").arg(name, entry.code).arg(number)
                            : QStringLiteral("%1   %2").arg(name, entry.code),
                SubDistrict, entry.id);
    }
    if (m_found->rowCount() == 0) {
        auto* none = new QStandardItem(tr("Nothing of that name"));
        none->setEnabled(false);
        m_found->appendRow(none);
    }
    m_list->setCurrentIndex(m_found->index(0, 0));
}

void GoTo::choose(const QModelIndex& index) {
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const QVariant value = index.data(ValueRole);
    const auto kind = Kind(index.data(KindRole).toInt());
    hide();
    parentWidget()->setFocus();
    if (kind == Home)
        Q_EMIT homeAsked();
    else if (kind == SubDistrict)
        Q_EMIT subDistrictAsked(value.toInt());
    else
        Q_EMIT codeAsked(value.toString());
}

bool GoTo::pressed(int key) {
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        hide();
        parentWidget()->setFocus();
        return true;
    case Qt::Key_Return: case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Down: case Qt::Key_Up:
        m_list->setCurrentIndex(m_found->index(std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0,
                                                          std::max(0, m_found->rowCount() - 1)), 0));
        return true;
    default: return false;
    }
}

bool GoTo::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress && pressed(static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (watched == m_text && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void GoTo::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void GoTo::retranslate() {
    setAccessibleName(tr("Go to"));
    m_text->setPlaceholderText(tr("Sub-district by name, pinyin or code; component by code"));
    m_text->setAccessibleName(tr("Go to"));
    m_list->setAccessibleName(tr("Places found"));
    if (m_city && isVisible())
        fill();
}

} // namespace widgets
