// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/component_card.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <limits>

namespace widgets {

namespace {

QToolButton* button(const char* name, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

ComponentCard::ComponentCard(QWidget* parent) : QWidget(parent), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("componentCard"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(buildMessage());
    m_stack->addWidget(buildCard());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connectAll();
    setPage(Page::Empty);
    retranslate();
}

QWidget* ComponentCard::buildMessage() {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("cardMessagePage"));
    m_messageTitle = label("cardMessageTitle", "title", page);
    m_message = label("cardMessage", "muted", page);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 28, 20, 20);
    layout->setSpacing(8);
    layout->addWidget(m_messageTitle);
    layout->addWidget(m_message);
    layout->addStretch(1);
    return page;
}

QWidget* ComponentCard::buildHead() {
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("cardHead"));
    m_symbol = label("cardSymbol", "value", head);
    m_title = label("cardTitle", "title", head);
    m_subtitle = label("cardSubtitle", "muted", head);
    m_state = label("cardState", "figure", head);
    m_state->setWordWrap(false);
    m_where = label("cardPlace", "value", head);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(14, 14, 14, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_symbol, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_state, 0, 2, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_subtitle, 1, 1, 1, 2);
    grid->addWidget(m_where, 2, 0, 1, 3);
    m_pending = button("cardPending", head);
    m_pending->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pending->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pending->hide();
    grid->addWidget(m_pending, 3, 0, 1, 3);
    grid->setRowMinimumHeight(2, 26);
    grid->setColumnStretch(1, 1);
    return head;
}

QWidget* ComponentCard::buildCard() {
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("cardPage"));
    auto* tools = new QWidget(page);
    tools->setObjectName(QStringLiteral("cardTools"));
    m_previous = button("cardPrevious", tools);
    m_next = button("cardNext", tools);
    m_zoom = button("cardZoom", tools);
    m_copy = button("cardCopy", tools);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_spotText = label("cardSpot", "muted", tools);
    m_spotText->setWordWrap(false);
    m_spotText->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_spotRow = new QWidget(tools);
    auto* spot = new QHBoxLayout(m_spotRow);
    spot->setContentsMargins(0, 0, 0, 0);
    spot->setSpacing(2);
    spot->addWidget(m_previous);
    spot->addWidget(m_spotText);
    spot->addWidget(m_next);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(8, 0, 8, 6);
    row->setSpacing(2);
    row->addWidget(m_zoom);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_spotRow);

    m_body = new QWidget(page);
    m_body->setProperty("panel", true);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(14, 4, 14, 14);
    m_scroll = new QScrollArea(page);
    m_scroll->setObjectName(QStringLiteral("cardScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(m_body);

    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(tools);
    layout->addWidget(m_scroll, 1);
    return page;
}

void ComponentCard::connectAll() {
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copy, &QToolButton::clicked, this, &ComponentCard::copy);
    connect(m_pending, &QToolButton::clicked, this, [this] { Q_EMIT pendingAsked(m_pendingEdit); });
    connect(m_zoom, &QToolButton::clicked, this, [this] {
        if (m_component)
            Q_EMIT placeAsked(anchorOf(*m_component));
    });
}

void ComponentCard::setLook(const Look& look) {
    m_look = look;
    const QSize size(look.px(18), look.px(18));
    m_previous->setIcon(look.icon(QStringLiteral("previous")));
    m_next->setIcon(look.icon(QStringLiteral("next")));
    m_copy->setIcon(look.icon(QStringLiteral("copy")));
    m_zoom->setIcon(look.icon(QStringLiteral("zoom")));
    m_pending->setIcon(look.icon(QStringLiteral("approve")));
    for (auto* each : {m_previous, m_next, m_copy, m_zoom, m_pending})
        each->setIconSize(size);
    setMinimumWidth(look.px(320));
    fill();
}

void ComponentCard::setCity(city::CataloguePtr catalogue, Projecting toMap) {
    m_city = std::move(catalogue);
    m_toMap = std::move(toMap);
    m_symbols.setCity(m_city);
    fill();
}

ComponentCard::Page ComponentCard::page() const { return m_page; }

std::optional<city::ComponentKey> ComponentCard::current() const {
    if (m_at < m_spot.size())
        return m_spot[m_at].key;
    return std::nullopt;
}

void ComponentCard::showSpot(const std::vector<scene::Found>& found) {
    m_spot = found;
    m_at = 0;
    m_component.reset();
    setPage(found.empty() ? Page::Empty : Page::Loading);
    fill();
    Q_EMIT currentChanged(current());
    if (!found.empty())
        Q_EMIT wanted(found.front().key);
}

void ComponentCard::step(int by) {
    if (m_spot.size() < 2)
        return;
    const auto count = std::ptrdiff_t(m_spot.size());
    m_at = std::size_t(((std::ptrdiff_t(m_at) + by) % count + count) % count);
    m_component.reset();
    setPage(Page::Loading);
    fill();
    Q_EMIT currentChanged(current());
    Q_EMIT wanted(m_spot[m_at].key);
}

void ComponentCard::showComponent(std::shared_ptr<const city::Component> component,
                                  const store::Reader::Place& place) {
    if (!current() || (component && component->key != *current()))
        return;
    m_component = std::move(component);
    m_place = place;
    setPage(m_component ? Page::Shown : Page::Gone);
    fill();
}

void ComponentCard::setPending(std::int64_t edit, const QString& words) {
    m_pendingEdit = edit;
    m_pending->setText(words);
    m_pending->setToolTip(words);
    m_pending->setVisible(edit != 0);
}

void ComponentCard::refresh() {
    if (current())
        Q_EMIT wanted(*current());
}

void ComponentCard::setPage(Page page) {
    m_page = page;
    m_stack->setCurrentIndex(page == Page::Shown ? 1 : 0);
    switch (page) {
    case Page::Empty:
        m_messageTitle->setText(tr("Nothing is picked"));
        m_message->setText(tr("Click a component on the map to read its record. G finds one by its code, name or address."));
        break;
    case Page::Loading:
        m_messageTitle->setText(tr("Reading the record…"));
        m_message->clear();
        break;
    case Page::Gone:
        m_messageTitle->setText(tr("This component is gone"));
        m_message->setText(tr("Somebody deleted it from the city. Pick another one on the map."));
        break;
    case Page::Shown:
        m_messageTitle->clear();
        m_message->clear();
        break;
    }
}

void ComponentCard::copy() const {
    if (!m_component || !m_city)
        return;
    const QString where = placeText(m_place, *m_city);
    QGuiApplication::clipboard()->setText(where.isEmpty() ? cardText(m_fields)
                                                          : where + u'\n' + cardText(m_fields));
}

void ComponentCard::fill() {
    if (m_page != Page::Shown || !m_component || !m_city)
        return;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const geo::Point anchor = anchorOf(*m_component);
    const geo::MapPoint map = m_toMap && geo::isValid(anchor) ? m_toMap(anchor) : geo::MapPoint{nan, nan};
    m_fields = cardFields(*m_component, *m_city, m_place, map);
    fillHead();
    fillFields();
}

void ComponentCard::fillHead() {
    const city::ComponentClass* entry = m_city->componentClass(m_component->classId);
    m_symbol->setPixmap(m_symbols.ofClass(m_component->classId)
                            .pixmap(QSize(m_look.px(36), m_look.px(36)), devicePixelRatioF()));
    m_title->setText(entry ? nameOf(*entry) : m_component->name);
    m_subtitle->setText(m_component->code.isEmpty() ? tr("without a code") : m_component->code);
    m_state->setTextFormat(Qt::RichText);
    m_state->setText(QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2")
                         .arg(m_look.colour(m_component->state).name(),
                              city::stateName(m_component->state).toHtmlEscaped()));
    const QString where = placeText(m_place, *m_city);
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    const bool more = m_spot.size() > 1;
    m_spotRow->setVisible(more);
    m_spotText->setText(tr("%1 of %2", "which of the components on one spot").arg(m_at + 1).arg(m_spot.size()));
}

void ComponentCard::fillFields() {
    const int scrolled = m_scroll->verticalScrollBar()->value();
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (item->widget()) {
            // Gone from the screen at once: deleting may wait for a handler that is still on the stack.
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_grid->setHorizontalSpacing(m_look.px(12));
    m_grid->setVerticalSpacing(m_look.px(8));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    int row = 0, column = 0, number = 0;
    std::optional<CardField::Section> section;
    for (const CardField& field : m_fields) {
        if (column == 1 && (field.wide || field.section != section))
            ++row, column = 0;
        if (field.section != section) {
            section = field.section;
            auto* heading = label("cardSection", "section", m_body);
            heading->setText(cardSectionName(field.section));
            m_grid->addWidget(heading, row++, 0, 1, 2);
        }
        auto* cell = new QWidget(m_body);
        auto* lines = new QVBoxLayout(cell);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        auto* caption = label("cardCaption", "caption", cell);
        caption->setText(field.standard.isEmpty() ? field.label
                                                  : field.label + QStringLiteral("  ") + field.standard);
        auto* value = label("", "value", cell);
        value->setObjectName(QStringLiteral("cardValue%1").arg(number++));
        value->setText(field.value);
        value->setAccessibleName(field.label);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        lines->addWidget(caption);
        lines->addWidget(value);
        m_grid->addWidget(cell, row, column, 1, field.wide ? 2 : 1, Qt::AlignTop);
        if (field.wide || column == 1)
            ++row, column = 0;
        else
            column = 1;
    }
    m_grid->setRowStretch(row + 1, 1);
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void ComponentCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComponentCard::retranslate() {
    const auto say = [](QToolButton* each, const QString& text, const QString& hint) {
        each->setText(text);
        each->setToolTip(hint);
        each->setAccessibleName(hint);
    };
    setWindowTitle(tr("Component"));
    setAccessibleName(windowTitle());
    m_scroll->setAccessibleName(tr("Fields of the component"));
    m_pending->setAccessibleName(tr("An edit that waits for approval"));
    say(m_previous, {}, tr("The one before on this spot (Shift+N)"));
    say(m_next, {}, tr("The next one on this spot (N)"));
    say(m_copy, tr("Copy all"), tr("Copy every field as text"));
    say(m_zoom, tr("Locate"), tr("Bring the component to the middle of the map"));
    setPage(m_page);
    fill();
}

} // namespace widgets
