// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export_panel.h"

#include "widgets/exchange_words.h"
#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/query_line.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

ExportPanel::ExportPanel(QWidget* parent)
    : QWidget(parent), m_rows(new QFormLayout), m_target(combo("exportTarget", false)), m_which(combo("exportWhich", false)),
      m_class(combo("exportClass", false)), m_place(combo("exportPlace", false)), m_crs(combo("exportCrs", true)), m_where(new QueryLine(this)),
      m_name(label("exportFile", "value", this)), m_message(label("exportMessage", "caption", this)), m_progress(new QProgressBar(this)),
      m_choose(pushButton("exportChoose", this)), m_run(pushButton("exportRun", this)), m_stop(pushButton("exportStop", this)), m_folder(pushButton("exportFolder", this)) {
    setObjectName(QStringLiteral("exportPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_run->setProperty("primary", true);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_rows->setSpacing(6);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field : std::initializer_list<QWidget*>{m_target, m_which, m_where, m_class, m_place, m_crs})
        addRow(field);
    auto* file = new QHBoxLayout;
    file->addWidget(m_choose);
    file->addWidget(m_name, 1);
    auto* buttons = new QHBoxLayout;
    for (QWidget* each : {m_run, m_stop, m_folder})
        buttons->addWidget(each);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 8);
    column->setSpacing(6);
    column->addLayout(m_rows);
    column->insertWidget(1, m_where->mistake());
    column->addLayout(file);
    column->addLayout(buttons);
    column->addWidget(m_message);
    column->addStretch(1);
    for (QComboBox* box : {m_target, m_which})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportPanel::follow);
    connect(m_choose, &QPushButton::clicked, this, &ExportPanel::fileAsked);
    connect(m_run, &QPushButton::clicked, this, &ExportPanel::runAsked);
    connect(m_stop, &QPushButton::clicked, this, &ExportPanel::stopAsked);
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderAsked(m_written); });
    retranslate();
}

QComboBox* ExportPanel::combo(const char* name, bool isEditable) {
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setEditable(isEditable);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

void ExportPanel::addRow(QWidget* field) {
    auto* text = new QLabel(this);
    text->setBuddy(field);
    m_rows->addRow(text, field);
}

void ExportPanel::setLook(const Look& look) {
    constexpr double widest = 460;
    m_where->setLook(look);
    for (QWidget* field : std::initializer_list<QWidget*>{m_target, m_which, m_class, m_place, m_crs})
        field->setMaximumWidth(look.px(widest));
}

void ExportPanel::setCity(city::CataloguePtr catalogue) {
    const bool isOther = !catalogue || !m_city || catalogue->profile.uid != m_city->profile.uid;
    m_city = std::move(catalogue);
    m_where->setCity(m_city);
    if (isOther) {
        setFile({});
        m_written.clear();
        tell({}, "caption");
    }
    fillChoices();
}

void ExportPanel::setSelected(std::size_t count) {
    if (m_selected == count)
        return;
    m_selected = count;
    m_which->setItemText(int(Which::Selected), tr("What is selected (%1)").arg(countText(count)));
    follow();
}

void ExportPanel::setFile(const QString& file) {
    m_file = file;
    retranslate();
}

exchange::ExportWish ExportPanel::wish() const {
    exchange::ExportWish wish;
    wish.target = m_target->currentData().toString();
    wish.subDistrict = m_place->currentData().toString();
    if (wish.target == QLatin1String("component"))
        wish.className = m_class->currentData().toString();
    const int crs = m_crs->findText(m_crs->currentText());
    wish.crs = crs >= 0 ? m_crs->itemData(crs).toString() : m_crs->currentText().trimmed();
    wish.file = m_file;
    wish.replace = true; // choosing it has asked
    return wish;
}

ExportPanel::Which ExportPanel::which() const {
    return m_target->currentData().toString() == QLatin1String("component") ? Which(m_which->currentIndex()) : Which::All;
}

QString ExportPanel::where() const {
    return m_where->text();
}

void ExportPanel::fillChoices() {
    const exchange::ExportWish before = wish();
    const int which = std::max(0, m_which->currentIndex());
    const auto fill = [](QComboBox* box, const std::vector<std::pair<QString, QString>>& choices, const QString& kept) {
        box->clear();
        for (const auto& [value, shown] : choices)
            box->addItem(shown, value);
        if (const int at = box->findData(kept); at >= 0)
            box->setCurrentIndex(at);
        else if (box->isEditable())
            box->setCurrentText(kept);
    };
    std::vector<std::pair<QString, QString>> targets, classes{{QString(), tr("All classes")}}, places{{QString(), tr("The whole city")}},
        systems{{QString(), tr("As the city has them")}};
    for (const exchange::Target& target : exchange::Target::all())
        targets.emplace_back(QString::fromLatin1(target.name), titleOf(target));
    if (m_city) {
        for (const city::ComponentClass& each : m_city->classes)
            classes.emplace_back(each.name, nameOf(each));
        for (const city::SubDistrict& each : m_city->subDistricts)
            places.emplace_back(each.code, nameOf(each));
        const auto offered = offeredCrs(m_city->profile);
        systems.insert(systems.end(), offered.begin(), offered.end());
    }
    fill(m_target, targets, before.target);
    fill(m_class, classes, before.className);
    fill(m_place, places, before.subDistrict);
    fill(m_crs, systems, before.crs);
    m_which->clear();
    m_which->addItems({tr("All of them"), tr("What is selected (%1)").arg(countText(m_selected)), tr("What a query finds")});
    m_which->setCurrentIndex(which);
    follow();
}

void ExportPanel::follow() {
    const bool isComponent = m_target->currentData().toString() == QLatin1String("component");
    const auto showRow = [this](QWidget* field, bool isShown) {
        field->setVisible(isShown);
        m_rows->labelForField(field)->setVisible(isShown);
    };
    showRow(m_which, isComponent);
    showRow(m_class, isComponent);
    showRow(m_where, which() == Which::Asked);
    if (which() != Which::Asked)
        m_where->mistake()->hide();
    for (QWidget* field : std::initializer_list<QWidget*>{m_target, m_which, m_where, m_class, m_place, m_crs, m_choose})
        field->setEnabled(m_city && !m_isBusy);
    m_run->setEnabled(m_city && !m_isBusy && !m_file.isEmpty() && (which() != Which::Selected || m_selected > 0));
    m_stop->setVisible(m_isBusy);
    m_progress->setVisible(m_isBusy);
    m_folder->setVisible(!m_isBusy && !m_written.isEmpty());
}

void ExportPanel::showProgress(double share, const QString& what) {
    m_progress->setValue(int(share * m_progress->maximum()));
    tell(what, "caption");
}

void ExportPanel::setBusy(bool busy) {
    m_isBusy = busy;
    m_progress->setValue(0);
    if (busy)
        m_written.clear();
    follow();
}

void ExportPanel::showWritten(const exchange::ExportReport& report) {
    m_written = report.files.value(0);
    QStringList names;
    for (const QString& file : report.files)
        names << QDir::toNativeSeparators(file);
    tell(tr("%1 records written: %2. The mapping beside them brings them in again.").arg(countText(quint64(report.rows)), names.join(QStringLiteral(", "))), "caption");
    follow();
}

void ExportPanel::showFault(const city::Fault& fault) {
    tell(fault.sentence, "mistake");
}

void ExportPanel::tell(const QString& text, const char* role) {
    m_message->setText(text);
    m_message->setProperty("role", QString::fromLatin1(role));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void ExportPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExportPanel::retranslate() {
    const auto say = [this](QWidget* field, const QString& text) {
        qobject_cast<QLabel*>(m_rows->labelForField(field))->setText(text);
        field->setAccessibleName(text);
    };
    say(m_target, tr("What"));
    say(m_which, tr("Which"));
    say(m_where, tr("Query"));
    say(m_class, tr("Class"));
    say(m_place, tr("Where"));
    say(m_crs, tr("Coordinates"));
    m_choose->setText(tr("Choose a file…"));
    m_choose->setToolTip(tr("GeoPackage, GeoJSON, CSV, Excel or Shapefile, by what its name ends with"));
    m_name->setText(m_file.isEmpty() ? tr("No file is chosen.") : QDir::toNativeSeparators(m_file));
    m_run->setText(tr("Export"));
    m_stop->setText(tr("Stop"));
    m_folder->setText(tr("Show in its folder"));
    fillChoices();
}

} // namespace widgets
