// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import_panel.h"

#include "widgets/batch_list.h"
#include "widgets/choice_delegate.h"
#include "widgets/import_form.h"
#include "widgets/import_report.h"
#include "widgets/label.h"
#include "widgets/mapping_model.h"
#include "widgets/preview_model.h"
#include "widgets/qt_parts.h"
#include "widgets/texts.h"
#include "widgets/values_model.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStyle>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

namespace {
constexpr int pauseMs = 250;
enum Page { RowsPage, ValuesPage, ReportPage, BatchesPage };
} // namespace

ImportPanel::ImportPanel(QWidget* parent)
    : QWidget(parent), m_form(new ImportForm), m_fields(new MappingModel(this)), m_values(new ValuesModel(this)), m_rows(new PreviewModel(this)),
      m_report(new ImportReport), m_batches(new BatchList) {
    setObjectName(QStringLiteral("importPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("importScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    auto* parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(scroll);
    parts->addWidget(buildMapping());
    parts->addWidget(m_pages = buildPages());
    for (const auto& [part, share] : {std::pair(0, 2), std::pair(1, 4), std::pair(2, 5)})
        parts->setStretchFactor(part, share);
    parts->setSizes({200, 400, 500});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(6);
    column->addWidget(parts, 1);
    column->addWidget(buildStrip());
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connectAll();
    retranslate();
    follow();
}

ImportPanel::~ImportPanel() = default;

QPushButton* ImportPanel::button(const char* name) {
    auto* made = new QPushButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    return made;
}

QTableView* ImportPanel::table(const char* name, QAbstractItemModel* model) {
    auto* view = new QTableView(this);
    view->setObjectName(QString::fromLatin1(name));
    view->setModel(model);
    view->setItemDelegate(new ChoiceDelegate(view));
    view->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    connect(view, &QTableView::clicked, view, qOverload<const QModelIndex&>(&QAbstractItemView::edit));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setWordWrap(false);
    dropCorner(*view);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return view;
}

QWidget* ImportPanel::buildMapping() {
    auto* page = new QWidget(this);
    page->setProperty("panel", true);
    m_fieldsTitle = label("importFieldsTitle", "caption", page);
    m_load = button("importLoad");
    m_save = button("importSave");
    m_fieldsView = table("importFields", m_fields);
    m_fieldsView->horizontalHeader()->setStretchLastSection(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_fieldsTitle, 1);
    head->addWidget(m_load);
    head->addWidget(m_save);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(6, 0, 6, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_fieldsView, 1);
    return page;
}

QTabWidget* ImportPanel::buildPages() {
    auto* pages = new QTabWidget(this);
    pages->setObjectName(QStringLiteral("importPages"));
    pages->setDocumentMode(true);
    m_rowsView = table("importRows", m_rows);
    m_valuesView = table("importValues", m_values);
    m_valuesView->horizontalHeader()->setStretchLastSection(true);
    for (QWidget* page : std::initializer_list<QWidget*>{m_rowsView, m_valuesView, m_report, m_batches})
        pages->addTab(page, QString());
    return pages;
}

QWidget* ImportPanel::buildStrip() {
    auto* strip = new QWidget(this);
    m_message = label("importMessage", "caption", strip);
    m_progress = new QProgressBar(strip);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(200);
    m_stop = button("importStop");
    m_check = button("importCheck");
    m_import = button("importRun");
    m_import->setProperty("primary", true);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_message, 1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_progress, m_stop, m_check, m_import})
        row->addWidget(each);
    return strip;
}

void ImportPanel::connectAll() {
    connect(&m_pause, &QTimer::timeout, this, &ImportPanel::look);
    connect(m_form, &ImportForm::fileAsked, this, &ImportPanel::fileAsked);
    connect(m_form, &ImportForm::changed, this, [this](bool isOtherSource) {
        takeForm();
        if (isOtherSource && !m_file.isEmpty())
            m_pause.start();
    });
    connect(m_form, &ImportForm::targetChosen, this, [this] {
        takeForm();
        m_mapping.fields.clear(); // of the other target
        m_mapping.values.clear();
        showMapping();
    });
    connect(m_fields, &MappingModel::sourceChosen, this, [this](const QString& field, const exchange::Mapping::Source& source) {
        m_mapping.fields.insert(field, source);
        showMapping();
    });
    connect(m_values, &ValuesModel::meaningChosen, this, [this](const QString& field, const QString& text, const QString& meaning) {
        if (meaning.isEmpty())
            m_mapping.values[field].remove(text);
        else
            m_mapping.values[field].insert(text, meaning);
        showMapping();
    });
    connect(m_rowsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) { Q_EMIT rowChosen(row.row()); });
    connect(m_load, &QPushButton::clicked, this, &ImportPanel::loadAsked);
    connect(m_save, &QPushButton::clicked, this, &ImportPanel::saveAsked);
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT runAsked(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT runAsked(false); });
    connect(m_stop, &QPushButton::clicked, this, &ImportPanel::stopAsked);
    connect(m_report, &ImportReport::rejectsAsked, this, &ImportPanel::rejectsAsked);
    connect(m_report, &ImportReport::revertAsked, this, &ImportPanel::revertAsked);
    connect(m_batches, &BatchList::revertAsked, this, &ImportPanel::revertAsked);
}

void ImportPanel::setLook(const Look& look) {
    constexpr double rowHeight = 26;
    m_look = look;
    m_form->setLook(look);
    if (auto* scroll = findChild<QScrollArea*>(QStringLiteral("importScroll")))
        scroll->setMinimumWidth(m_form->minimumSizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    m_values->setLook(look);
    m_report->setLook(look);
    m_batches->setLook(look);
    for (QTableView* view : {m_rowsView, m_fieldsView, m_valuesView})
        view->verticalHeader()->setDefaultSectionSize(look.px(rowHeight));
    for (const auto& [column, width] : {std::pair(0, 90), std::pair(1, 110), std::pair(2, 90)})
        m_fieldsView->setColumnWidth(column, look.px(width));
    for (const auto& [column, width] : {std::pair(0, 80), std::pair(1, 130), std::pair(2, 60)})
        m_valuesView->setColumnWidth(column, look.px(width));
}

void ImportPanel::setCity(city::CataloguePtr catalogue) {
    const bool isOther = !catalogue || !m_city || catalogue->profile.uid != m_city->profile.uid;
    m_city = std::move(catalogue);
    m_form->setCity(m_city);
    if (isOther) {
        m_file.clear();
        m_mapping = {};
        m_looked.reset();
        m_form->setFile({});
        m_form->setTables({});
        m_form->show(m_mapping);
        m_report->clear();
        m_batches->show({}, QTimeZone::utc());
        tell({}, "caption");
    }
    showMapping();
}

void ImportPanel::setFile(const QString& path) {
    m_file = path;
    m_looked.reset();
    m_mapping.layer.clear();
    m_mapping.fields.clear();
    m_mapping.x.clear();
    m_mapping.y.clear();
    m_form->setFile(path);
    m_form->setTables({});
    m_form->show(m_mapping);
    m_report->clear();
    m_pages->setCurrentIndex(RowsPage);
    showMapping();
    look();
}

void ImportPanel::setMapping(const exchange::Mapping& mapping) {
    m_mapping = mapping;
    m_form->show(mapping);
    showMapping();
    if (!m_file.isEmpty())
        look();
}

void ImportPanel::takeForm() {
    const QString table = m_mapping.layer;
    m_form->fill(m_mapping);
    if (m_mapping.layer != table)
        m_mapping.fields.clear(); // its columns are others
    showMapping();
}

void ImportPanel::look() {
    m_pause.stop();
    if (m_file.isEmpty() || !m_city)
        return;
    m_isLooking = true;
    tell(tr("Looking into the file…"), "caption");
    follow();
    Q_EMIT lookAsked(m_file, m_mapping);
}

void ImportPanel::showLooked(std::shared_ptr<const Looked> looked) {
    m_isLooking = false;
    m_looked = std::move(looked);
    m_form->setTables(m_looked->tables);
    m_form->show(m_mapping);
    m_rows->set(std::shared_ptr<const exchange::Preview>(m_looked, &m_looked->rows));
    m_rowsView->resizeColumnsToContents();
    showMapping();
}

void ImportPanel::sayMapping() {
    m_isComplete = false;
    if (!m_looked || m_isLooking || m_isBusy)
        return;
    if (m_looked->fault)
        return tell(m_looked->fault->sentence, "mistake");
    if (const auto whole = m_mapping.completed(m_looked->rows.layer); !whole)
        return tell(whole.error().sentence, "mistake");
    m_isComplete = true;
    if (!m_looked->warnings.isEmpty())
        return tell(m_looked->warnings.join(QLatin1Char(' ')), "mistake");
    const std::int64_t rows = m_looked->rows.layer.rows;
    tell(rows >= 0 ? tr("%1 rows in the table, as the file says. Check what would come in.").arg(countText(quint64(rows))) : tr("Check what would come in."), "caption");
}

void ImportPanel::showMapping() {
    const auto rows = m_looked && !m_looked->fault ? std::shared_ptr<const exchange::Preview>(m_looked, &m_looked->rows) : nullptr;
    if (rows)
        m_mapping = m_mapping.guessed(rows->layer);
    m_fields->set(m_city, rows, m_mapping);
    m_values->set(m_city, rows, m_mapping);
    const int unknown = m_values->unknown();
    m_pages->setTabText(ValuesPage, unknown > 0 ? tr("Values (%1 unknown)").arg(unknown) : tr("Values"));
    sayMapping();
    follow();
}

void ImportPanel::showProgress(double share, const QString& what) {
    m_progress->setValue(int(share * m_progress->maximum()));
    tell(what, "caption");
}

void ImportPanel::showReport(const exchange::ImportReport& report, bool isDryRun, const QString& rejects) {
    m_report->show(report, isDryRun, rejects);
    m_pages->setCurrentIndex(ReportPage);
    tell(isDryRun ? tr("Checked.") : tr("Imported."), "caption");
}

void ImportPanel::showFault(const city::Fault& fault) {
    tell(fault.sentence, "mistake");
}

void ImportPanel::showBatches(const std::vector<store::batches::Entry>& batches) {
    m_batches->show(batches, m_city ? QTimeZone(m_city->profile.timeZone.toLatin1()) : QTimeZone::utc());
}

void ImportPanel::say(const QString& text) {
    tell(text, "caption");
}

void ImportPanel::setBusy(bool busy) {
    m_isBusy = busy;
    m_progress->setValue(0);
    m_batches->setBusy(busy);
    m_report->setEnabled(!busy);
    follow();
}

void ImportPanel::follow() {
    const bool isReady = m_city && m_isComplete && !m_isLooking && !m_isBusy;
    m_form->setEnabled(m_city && !m_isBusy);
    m_fieldsView->setEnabled(!m_isBusy);
    m_valuesView->setEnabled(!m_isBusy);
    m_check->setEnabled(isReady);
    m_import->setEnabled(isReady);
    m_load->setEnabled(m_city && !m_isBusy);
    m_save->setEnabled(m_city && m_looked && !m_isBusy);
    m_progress->setVisible(m_isBusy);
    m_stop->setVisible(m_isBusy);
}

void ImportPanel::tell(const QString& text, const char* role) {
    m_message->setText(text);
    m_message->setProperty("role", QString::fromLatin1(role));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void ImportPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void ImportPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImportPanel::retranslate() {
    m_fieldsTitle->setText(tr("What its columns are"));
    m_load->setText(tr("Load…"));
    m_load->setToolTip(tr("A mapping that was saved with an earlier file of this kind"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("All of this, for the next file of this kind"));
    m_check->setText(tr("Check"));
    m_check->setToolTip(tr("Read and check every row, write nothing"));
    m_import->setText(tr("Import"));
    m_import->setToolTip(tr("All rows that pass, as one batch that can be taken back"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("The city stays as it was"));
    m_pages->setTabText(RowsPage, tr("First rows"));
    m_pages->setTabText(ReportPage, tr("Result"));
    m_pages->setTabText(BatchesPage, tr("Batches"));
    m_rowsView->setAccessibleName(tr("First rows"));
    m_fieldsView->setAccessibleName(tr("What its columns are"));
    m_valuesView->setAccessibleName(tr("What its values stand for"));
    m_fields->retranslate();
    m_values->retranslate();
    showMapping();
}

} // namespace widgets
