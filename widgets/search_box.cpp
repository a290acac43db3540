// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_box.h"

#include "widgets/label.h"
#include "widgets/search_model.h"
#include "widgets/search_row.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int slowMs = 250;
constexpr int pageRows = 8; // Page up and down
const QString earlierKey = QStringLiteral("search/earlier");

} // namespace

SearchBox::SearchBox(QSettings& settings, QWidget* parent)
    : QFrame(parent), m_settings(settings), m_text(new QLineEdit(this)),
      m_state(label("searchState", "muted", this)), m_list(new QListView(this)),
      m_found(new SearchModel(this)), m_row(new SearchRow(this)) {
    setObjectName(QStringLiteral("searchBox"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(QStringLiteral("searchText"));
    m_text->setMaxLength(search::Finder::longestText);
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setModel(m_found);
    m_list->setItemDelegate(m_row);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_text);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { say(tr("Searching…")); });
    m_text->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, this, &SearchBox::fill);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    retranslate();
    hide();
}

void SearchBox::setLook(const Look& look) {
    m_look = look;
    m_row->setLook(look);
    place();
}

void SearchBox::setCity(city::CataloguePtr catalogue) {
    const bool isOther = !catalogue || !m_city || catalogue->profile.uid != m_city->profile.uid;
    m_city = std::move(catalogue);
    m_found->setCity(m_city);
    if (!isOther)
        return;
    m_prepared = 0;
    m_found->clear();
    hide();
}

void SearchBox::open() {
    if (!m_city)
        return;
    m_text->clear();
    fill();
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void SearchBox::place() {
    const QWidget* above = parentWidget();
    const int width = std::min(m_look.px(560), above->width() - m_look.px(24));
    const int height = std::min(m_look.px(600), above->height() - m_look.px(48));
    setGeometry((above->width() - width) / 2, m_look.px(24), width, std::max(height, m_look.px(80)));
}

QString SearchBox::typed() const {
    return m_text->text().simplified();
}

void SearchBox::fill() {
    m_isChoosing = false;
    m_row->setTyped(typed());
    m_shown.clear();
    if (!typed().isEmpty() && !fillSpot())
        return ask(usualLimit);
    m_isWaiting = false;
    m_slow.stop();
    Q_EMIT unasked();
    if (!typed().isEmpty())
        return;
    m_found->showStart(earlier());
    setRow(m_found->next(0, 1));
    say(tr("Any part of a name, code or address, or pinyin; several words narrow it down"));
}

bool SearchBox::fillSpot() {
    const Read read = m_reader ? m_reader(typed()) : std::nullopt;
    if (!read)
        return false;
    m_found->clear();
    if (!*read) {
        say(read->error(), true);
        return true;
    }
    m_spot = **read;
    const auto reading = [this] {
        switch (m_spot.reading) {
        case search::Spot::Reading::Gcj:
            return tr("GCJ-02, turned into the city's coordinates");
        case search::Spot::Reading::MapMetres:
            return tr("Metres of the map's coordinates");
        case search::Spot::Reading::Link:
            return tr("The view of a map link");
        case search::Spot::Reading::Degrees:
            break;
        }
        return tr("Degrees");
    };
    m_found->showSpot(degreesText(m_spot.place), reading());
    setRow(0);
    say(tr("Return flies there"));
    return true;
}

void SearchBox::ask(int limit) {
    m_limit = limit;
    m_isWaiting = true;
    m_slow.start();
    search::Question question;
    question.text = typed();
    question.near = m_middle ? m_middle() : geo::Point();
    question.limit = limit;
    Q_EMIT asked(++m_ticket, question);
}

void SearchBox::askAgain() {
    if (isVisible() && m_city && !m_shown.isEmpty())
        ask(m_limit);
}

void SearchBox::showPage(quint64 ticket, const search::Page& page) {
    if (ticket != m_ticket || !m_isWaiting || !m_city)
        return;
    m_isWaiting = false;
    m_slow.stop();
    const int before = m_found->rowCount() > 0 && page.text == typed() ? m_list->currentIndex().row() : -1;
    const bool isSame = std::exchange(m_shown, page.text) == page.text;
    m_found->showPage(page, m_middle ? m_middle() : geo::Point());
    sayCounts(page);
    setRow(isSame && before >= 0 && before < m_found->rowCount() ? m_found->next(before, 1)
                                                                 : m_found->next(0, 1));
    if (std::exchange(m_isChoosing, false))
        choose(m_list->currentIndex().row());
}

void SearchBox::sayCounts(const search::Page& page) {
    QStringList parts;
    if (page.groups.empty())
        parts << tr("Nothing matches. Fewer letters or words find more.");
    else
        parts << tr("%1 found").arg(countText(page.count()));
    constexpr std::size_t mostClasses = 3;
    if (page.classes.size() > 1)
        for (std::size_t i = 0; i < std::min(page.classes.size(), mostClasses); ++i)
            if (const city::ComponentClass* type = m_city->componentClass(page.classes[i].classId))
                parts << QStringLiteral("%1 %2").arg(nameOf(*type), countText(page.classes[i].count));
    if (!page.isWhole)
        parts << tr("components follow: %1 % read").arg(int(m_prepared * 100));
    say(parts.join(QStringLiteral("  ·  ")));
}

void SearchBox::setPrepared(double share) {
    m_prepared = share;
}

void SearchBox::showFault(const city::Fault& fault) {
    m_isWaiting = m_isChoosing = false;
    m_slow.stop();
    if (!typed().isEmpty())
        m_found->clear();
    say(fault.sentence, true);
}

void SearchBox::say(const QString& text, bool isFault) {
    m_state->setText(text);
    m_state->setProperty("role", isFault ? QStringLiteral("fault") : QStringLiteral("muted"));
    m_state->style()->unpolish(m_state); // dresses by its role
    m_state->style()->polish(m_state);
}

void SearchBox::setRow(int row) {
    const QModelIndex index = row >= 0 ? m_found->index(row) : QModelIndex();
    m_list->setCurrentIndex(index);
    if (row >= 0)
        m_list->scrollTo(row == m_found->next(0, 1) ? m_found->index(0) : index);
    const search::Hit* hit = m_found->hitAt(row);
    const bool isListed = !typed().isEmpty();
    Q_EMIT marked(hit && isListed ? std::optional(*hit) : std::nullopt);
}

void SearchBox::choose(int row) {
    if (m_isWaiting) { // the answer to what is typed now is on its way
        m_isChoosing = true;
        return;
    }
    if (row < 0 || row >= m_found->rowCount())
        return;
    switch (m_found->rowAt(row)) {
    case SearchModel::Row::Heading:
        return;
    case SearchModel::Row::Earlier:
        m_text->setText(m_found->textAt(row));
        return fill();
    case SearchModel::Row::More:
        if (m_found->expand(row))
            return setRow(m_found->next(std::min(row, m_found->rowCount() - 1), 1));
        return ask(std::min(m_limit * 4, mostResults));
    case SearchModel::Row::Home:
        close();
        Q_EMIT homeAsked();
        return;
    case SearchModel::Row::Spot:
        close();
        Q_EMIT spotChosen(m_spot);
        return;
    case SearchModel::Row::Result:
        break;
    }
    const search::Hit hit = *m_found->hitAt(row);
    if (!typed().isEmpty())
        remember(typed());
    m_isChosen = true;
    close();
    m_isChosen = false;
    Q_EMIT chosen(hit);
}

void SearchBox::close() {
    hide();
    parentWidget()->setFocus();
}

bool SearchBox::pressed(int key) {
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to, int way) {
        const int last = m_found->rowCount() - 1;
        int next = m_found->next(std::clamp(to, 0, std::max(0, last)), way);
        if (next < 0)
            next = m_found->next(std::clamp(to, 0, std::max(0, last)), -way);
        if (next >= 0)
            setRow(next);
    };
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Down:
        go(row + 1, 1);
        return true;
    case Qt::Key_Up:
        go(row - 1, -1);
        return true;
    case Qt::Key_PageDown:
        go(row + pageRows, 1);
        return true;
    case Qt::Key_PageUp:
        go(row - pageRows, -1);
        return true;
    default:
        return false;
    }
}

QStringList SearchBox::earlier() const {
    return m_settings.value(earlierKey).toStringList();
}

void SearchBox::remember(const QString& text) {
    QStringList all = earlier();
    all.removeAll(text);
    all.prepend(text);
    m_settings.setValue(earlierKey, all.mid(0, mostEarlier));
}

void SearchBox::hideEvent(QHideEvent* event) {
    m_slow.stop();
    m_isWaiting = m_isChoosing = false;
    Q_EMIT unasked();
    if (!m_isChosen)
        Q_EMIT marked(std::nullopt);
    QFrame::hideEvent(event);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        pressed(static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (watched == m_text && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void SearchBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SearchBox::retranslate() {
    setAccessibleName(tr("Search"));
    m_text->setPlaceholderText(tr("Search the city"));
    m_text->setAccessibleName(tr("Search the city"));
    m_list->setAccessibleName(tr("Found"));
    m_state->setAccessibleName(tr("How many were found"));
    if (m_city && isVisible())
        fill();
}

} // namespace widgets
