// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_panel.h"

#include "widgets/label.h"
#include "widgets/layer_filter.h"
#include "widgets/layer_row.h"
#include "widgets/qt_parts.h"
#include "widgets/remembered.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace widgets {

namespace {

QToolButton* toolButton(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void say(QToolButton* button, const QString& text, const QString& hint) {
    button->setText(text);
    button->setToolTip(hint);
    button->setAccessibleName(hint);
}

} // namespace

LayerPanel::LayerPanel(QSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_model(new LayerModel(this)), m_filter(new LayerFilter(this)),
      m_row(new LayerRow(this)), m_search(new QLineEdit(this)), m_tree(new QTreeView(this)),
      m_nothing(label("layerFilterNothing", "muted", this)), m_pace(new QTimer(this)) {
    setObjectName(QStringLiteral("layerPanel"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_search->setObjectName(QStringLiteral("layerFilter"));
    makeClearable(*m_search);
    m_search->installEventFilter(this);
    auto* tools = buildTools();
    buildTree();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_nothing);
    layout->addWidget(m_tree, 1);
    m_nothing->setMargin(12);
    m_nothing->hide();
    m_pace->setSingleShot(true);
    m_pace->setInterval(100);
    connect(m_pace, &QTimer::timeout, this, [this] { m_model->setCounts(m_waiting); });
    connect(m_search, &QLineEdit::textChanged, this, &LayerPanel::filterBy);
    connectTree();
    retranslate();
}

LayerPanel::~LayerPanel() = default;

QWidget* LayerPanel::buildTools() {
    auto* tools = new QWidget(this);
    auto* layout = new QVBoxLayout(tools);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    m_all = toolButton("layersAll", tools);
    m_none = toolButton("layersNone", tools);
    m_invert = toolButton("layersInvert", tools);
    m_solo = toolButton("layersSolo", tools);
    m_zoom = toolButton("layersZoom", tools);
    for (auto* button : {m_all, m_none, m_invert}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(m_solo);
    row->addWidget(m_zoom);
    layout->addLayout(row);
    connect(m_all, &QToolButton::clicked, this, [this] { applyToCurrent(LayerModel::Bulk::All); });
    connect(m_none, &QToolButton::clicked, this, [this] { applyToCurrent(LayerModel::Bulk::None); });
    connect(m_invert, &QToolButton::clicked, this, [this] { applyToCurrent(LayerModel::Bulk::Invert); });
    connect(m_solo, &QToolButton::clicked, this, [this] { m_model->solo(current()); });
    connect(m_zoom, &QToolButton::clicked, this, [this] { pressed(Qt::Key_Z); });
    return tools;
}

void LayerPanel::buildTree() {
    m_filter->setSourceModel(m_model);
    m_tree->setObjectName(QStringLiteral("layerTree"));
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(m_row);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setMouseTracking(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setUniformRowHeights(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->installEventFilter(this);
    QHeaderView* header = m_tree->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(20);
    header->setSectionResizeMode(LayerModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(LayerModel::InView, QHeaderView::Fixed);
    header->setSectionResizeMode(LayerModel::Total, QHeaderView::Fixed);
    header->setSectionsMovable(false);
}

void LayerPanel::connectTree() {
    connect(m_model, &LayerModel::visibilityChanged, this, [this](const scene::Visibility& visibility) {
        remember(m_settings, group(), visibility);
        Q_EMIT visibilityChanged(visibility);
    });
    const auto source = [this](const QModelIndex& index) { return m_filter->mapToSource(index); };
    connect(m_row, &LayerRow::soloAsked, this, [this, source](const QModelIndex& i) { m_model->solo(source(i)); });
    connect(m_row, &LayerRow::zoomAsked, this,
            [this](const QModelIndex& i) { Q_EMIT subDistrictAsked(i.data(LayerModel::IdRole).toInt()); });
    connect(m_row, &LayerRow::foldAsked, this,
            [this](const QModelIndex& i) { m_tree->setExpanded(i, !m_tree->isExpanded(i)); });
    connect(m_tree, &QTreeView::doubleClicked, this, [this, source](const QModelIndex& i) { m_model->solo(source(i)); });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& i) { rememberFold(i, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& i) { rememberFold(i, false); });
}

void LayerPanel::setLook(const Look& look) {
    m_row->setLook(look);
    m_all->setIcon(look.icon(QStringLiteral("all")));
    m_none->setIcon(look.icon(QStringLiteral("none")));
    m_invert->setIcon(look.icon(QStringLiteral("invert")));
    m_solo->setIcon(look.icon(QStringLiteral("solo")));
    m_zoom->setIcon(look.icon(QStringLiteral("zoom")));
    const QSize size(look.px(18), look.px(18));
    for (auto* button : {m_all, m_none, m_invert, m_solo, m_zoom})
        button->setIconSize(size);
    m_tree->header()->resizeSection(LayerModel::InView, look.px(76));
    m_tree->header()->resizeSection(LayerModel::Total, look.px(80));
    setMinimumWidth(look.px(320));
    m_tree->doItemsLayout();
    m_tree->viewport()->update();
}

void LayerPanel::setCity(city::CataloguePtr catalogue, const std::vector<BaseLayer>& layers) {
    const bool another = !m_model->catalogue() || !catalogue ||
                         m_model->catalogue()->profile.uid != catalogue->profile.uid;
    if (another)
        m_totals = {};
    m_row->symbols().setCity(catalogue);
    m_model->setCity(catalogue, layers);
    scene::Visibility visibility;
    for (const BaseLayer& layer : layers)
        if (!layer.visible)
            visibility.hiddenLayers.insert(layer.id);
    m_model->setVisibility(catalogue ? remembered(m_settings, group(), visibility) : visibility);
    m_model->setTotals(m_totals);
    m_model->setCounts(m_waiting);
    foldAsRemembered();
    Q_EMIT visibilityChanged(m_model->visibility());
}

void LayerPanel::follow(const city::Registry& registry, const std::vector<std::size_t>& chunks) {
    m_totals.follow(registry, chunks);
    m_model->setTotals(m_totals);
}

void LayerPanel::setCounts(const scene::Counts& counts) {
    m_waiting = counts;
    if (!m_pace->isActive())
        m_pace->start();
}

void LayerPanel::setDensity(bool density) {
    scene::Visibility visibility = m_model->visibility();
    if (visibility.density == density)
        return;
    visibility.density = density;
    m_model->setVisibility(visibility);
    remember(m_settings, group(), visibility);
    Q_EMIT visibilityChanged(visibility);
}

void LayerPanel::focusFilter() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QModelIndex LayerPanel::current() const {
    return m_filter->mapToSource(m_tree->currentIndex().siblingAtColumn(LayerModel::Name));
}

void LayerPanel::applyToCurrent(LayerModel::Bulk bulk) {
    const QModelIndex index = current();
    m_model->apply(bulk, index.isValid() ? m_model->sectionOf(index) : LayerModel::SubDistricts);
}

bool LayerPanel::pressed(int key) {
    const QModelIndex index = current();
    if (!index.isValid())
        return false;
    if (key == Qt::Key_S) {
        m_model->solo(index);
        return true;
    }
    const bool place = LayerKind(index.data(LayerModel::KindRole).toInt()) == LayerKind::SubDistrict;
    if (key != Qt::Key_Z && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (place && index.data(LayerModel::IdRole).toInt() != 0)
        Q_EMIT subDistrictAsked(index.data(LayerModel::IdRole).toInt());
    return place;
}

bool LayerPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_search && key->key() == Qt::Key_Down) {
        m_tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (watched == m_tree && key->modifiers() == Qt::NoModifier && pressed(key->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void LayerPanel::filterBy(const QString& text) {
    const bool was = m_filter->isFiltering();
    m_filter->setText(text);
    if (m_filter->isFiltering()) {
        const QSignalBlocker quiet(m_tree); // opened for looking, not to be remembered
        m_tree->expandAll();
        if (!m_tree->currentIndex().isValid())
            m_tree->setCurrentIndex(m_filter->index(0, 0));
    } else if (was) {
        foldAsRemembered();
    }
    sayNothing();
}

void LayerPanel::sayNothing() {
    m_nothing->setText(tr("No layer, class or place is called “%1”.").arg(m_search->text().simplified()));
    m_nothing->setVisible(m_filter->isFiltering() && m_filter->rowCount() == 0);
}

QString LayerPanel::group() const {
    const city::CataloguePtr& catalogue = m_model->catalogue();
    return QStringLiteral("cities/") + (catalogue ? catalogue->profile.uid.text() : QString());
}

void LayerPanel::foldAsRemembered() {
    if (!m_model->catalogue())
        return;
    const QSignalBlocker quiet(m_tree);
    const QStringList open = m_settings.value(group() + QStringLiteral("/open"),
                                              QStringList{QStringLiteral("0"), QStringLiteral("1")}).toStringList();
    for (int section = 0; section < m_filter->rowCount(); ++section) {
        const QModelIndex index = m_filter->index(section, 0);
        m_tree->setExpanded(index, open.contains(QString::number(section)));
        for (int row = 0; row < m_filter->rowCount(index); ++row)
            m_tree->setExpanded(m_filter->index(row, 0, index),
                                open.contains(QStringLiteral("%1.%2").arg(section).arg(row)));
    }
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_filter->index(0, 0));
}

void LayerPanel::rememberFold(const QModelIndex& filtered, bool open) {
    if (m_filter->isFiltering() || !m_model->catalogue())
        return;
    const QModelIndex index = m_filter->mapToSource(filtered);
    const QString name = index.parent().isValid() ? QStringLiteral("%1.%2").arg(index.parent().row()).arg(index.row())
                                                  : QString::number(index.row());
    QStringList all = m_settings.value(group() + QStringLiteral("/open"),
                                       QStringList{QStringLiteral("0"), QStringLiteral("1")}).toStringList();
    all.removeAll(name);
    if (open)
        all << name;
    m_settings.setValue(group() + QStringLiteral("/open"), all);
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LayerPanel::retranslate() {
    setWindowTitle(tr("Layers"));
    setAccessibleName(windowTitle());
    m_search->setPlaceholderText(tr("Filter by name or code"));
    m_search->setAccessibleName(tr("Filter layers"));
    m_tree->setAccessibleName(tr("Layers and legend"));
    nameClearButton(*m_search, tr("Clear the filter"));
    say(m_all, tr("All"), tr("Show all of this section"));
    say(m_none, tr("None"), tr("Hide all of this section"));
    say(m_invert, tr("Invert"), tr("Show what is hidden in this section and hide what is shown"));
    say(m_solo, tr("Solo"), tr("Show this row alone (S, or a double click); again for what was shown before"));
    say(m_zoom, tr("Zoom to"), tr("Zoom to this sub-district (Z)"));
    m_model->retranslate();
    sayNothing();
}

} // namespace widgets
