// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import_form.h"

#include "widgets/exchange_words.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>

namespace widgets {

using exchange::Mapping;

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent), m_rows(new QFormLayout(this)), m_name(label("importFile", "value", this)), m_open(new QPushButton(this)),
      m_table(combo("importTable", false)), m_target(combo("importTarget", false)), m_crs(combo("importCrs", true)),
      m_x(combo("importX", true)), m_y(combo("importY", true)), m_encoding(combo("importEncoding", true)),
      m_codes(combo("importCodes", true)), m_badCodes(combo("importBadCodes", false)), m_samePlace(combo("importSamePlace", false)),
      m_outside(combo("importOutside", false)), m_swapped(new QCheckBox(this)), m_assign(new QCheckBox(this)), m_metres(new QDoubleSpinBox(this)) {
    setProperty("panel", true);
    m_rows->setContentsMargins(0, 0, 6, 6);
    m_rows->setSpacing(6);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_open->setObjectName(QStringLiteral("importOpen"));
    m_swapped->setObjectName(QStringLiteral("importSwapped"));
    m_assign->setObjectName(QStringLiteral("importAssign"));
    m_metres->setObjectName(QStringLiteral("importMetres"));
    m_metres->setRange(0.001, 100);
    m_metres->setDecimals(3);
    m_metres->setSingleStep(0.05);
    m_rows->addRow(m_open);
    m_rows->addRow(m_name);
    for (QWidget* field : std::initializer_list<QWidget*>{m_table, m_target, m_crs, m_swapped, m_x, m_y, m_encoding, m_codes, m_badCodes, m_assign,
                                                          m_samePlace, m_metres, m_outside})
        addRow(field);
    retranslate();
    connectAll();
    show({});
    followTable();
}

QComboBox* ImportForm::combo(const char* name, bool isEditable) {
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setEditable(isEditable);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    return box;
}

void ImportForm::addRow(QWidget* field) {
    auto* text = new QLabel(this);
    text->setBuddy(field);
    m_rows->addRow(text, field);
}

void ImportForm::connectAll() {
    const auto tell = [this](bool isOtherSource) {
        if (!m_isShowing)
            Q_EMIT changed(isOtherSource);
    };
    connect(m_open, &QPushButton::clicked, this, &ImportForm::fileAsked);
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isShowing)
            return;
        followTable();
        Q_EMIT targetChosen();
    });
    connect(m_samePlace, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isShowing)
            followTable();
    });
    connect(m_table, &QComboBox::currentIndexChanged, this, [this, tell] {
        followTable();
        tell(true);
    });
    for (QComboBox* box : {m_crs, m_x, m_y, m_encoding}) {
        connect(box, &QComboBox::activated, this, [tell] { tell(true); });
        connect(box->lineEdit(), &QLineEdit::editingFinished, this, [tell] { tell(true); });
    }
    connect(m_swapped, &QCheckBox::toggled, this, [tell] { tell(true); });
    connect(m_codes, &QComboBox::currentTextChanged, this, [tell] { tell(false); });
    for (QComboBox* box : {m_badCodes, m_samePlace, m_outside})
        connect(box, &QComboBox::currentIndexChanged, this, [tell] { tell(false); });
    connect(m_assign, &QCheckBox::toggled, this, [tell] { tell(false); });
    connect(m_metres, &QDoubleSpinBox::valueChanged, this, [tell] { tell(false); });
}

void ImportForm::setLook(const Look& look) {
    for (QComboBox* box : findChildren<QComboBox*>())
        box->setMinimumWidth(look.px(150));
}

void ImportForm::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    Mapping kept;
    fill(kept);
    retranslate();
    show(kept);
}

void ImportForm::setFile(const QString& path) {
    m_file = path;
    m_name->setToolTip(QDir::toNativeSeparators(path));
    retranslate();
}

void ImportForm::setTables(const std::vector<parcel::Layer>& tables) {
    const QScopedValueRollback showing(m_isShowing, true);
    const QString before = m_table->currentText();
    m_tables = tables;
    m_table->clear();
    for (const parcel::Layer& table : tables)
        m_table->addItem(QString::fromStdString(table.name));
    m_table->setCurrentIndex(std::max(0, m_table->findText(before)));
    followTable();
}

/// What only some tables need.
void ImportForm::followTable() {
    const QScopedValueRollback showing(m_isShowing, true);
    const auto at = std::size_t(std::max(0, m_table->currentIndex()));
    const parcel::Layer* table = at < m_tables.size() ? &m_tables[at] : nullptr;
    const auto showRow = [this](QWidget* field, bool isShown) {
        field->setVisible(isShown);
        m_rows->labelForField(field)->setVisible(isShown);
    };
    showRow(m_table, m_tables.size() > 1);
    for (QComboBox* box : {m_x, m_y}) {
        const QString before = box->currentText();
        box->clear();
        box->addItem(QString());
        if (table)
            for (const parcel::Field& field : table->fields)
                box->addItem(QString::fromStdString(field.name));
        box->setCurrentText(before);
        const bool isSpread = table && (!table->hasShapes || table->driver == "CSV" || table->driver == "XLSX" || table->driver == "ODS");
        showRow(box, isSpread || !before.isEmpty());
    }
    const bool isComponent = m_target->currentData().toString() == QLatin1String("component");
    for (QWidget* field : std::initializer_list<QWidget*>{m_codes, m_badCodes, m_assign, m_samePlace})
        showRow(field, isComponent);
    showRow(m_metres, isComponent && m_samePlace->currentData().toInt() == int(Mapping::Policy::Refuse));
    if (table && !table->crs.empty())
        m_crs->setItemText(0, tr("As the file says (%1)").arg(QString::fromStdString(table->crs)));
    else
        m_crs->setItemText(0, tr("As the file says"));
}

void ImportForm::choose(QComboBox* box, const QString& value) {
    const int at = box->findData(value);
    if (at >= 0)
        box->setCurrentIndex(at);
    else if (box->isEditable())
        box->setCurrentText(value);
}

QString ImportForm::chosen(const QComboBox* box) {
    const int at = box->findText(box->currentText());
    return at >= 0 ? box->itemData(at).toString() : box->currentText().trimmed();
}

void ImportForm::show(const Mapping& mapping) {
    const QScopedValueRollback showing(m_isShowing, true);
    choose(m_target, mapping.target);
    if (const int table = m_table->findText(mapping.layer); table >= 0)
        m_table->setCurrentIndex(table);
    choose(m_crs, mapping.crs);
    choose(m_encoding, mapping.encoding);
    choose(m_codes, mapping.codeProfile);
    m_x->setCurrentText(mapping.x);
    m_y->setCurrentText(mapping.y);
    m_swapped->setChecked(mapping.swapped);
    m_assign->setChecked(mapping.assignCodes);
    m_metres->setValue(mapping.samePlaceMetres);
    for (const auto& [box, policy] : {std::pair(m_badCodes, mapping.badCodes), std::pair(m_samePlace, mapping.samePlace), std::pair(m_outside, mapping.outside)})
        box->setCurrentIndex(box->findData(int(policy)));
    followTable();
}

void ImportForm::fill(Mapping& mapping) const {
    const auto policy = [](const QComboBox* box) { return Mapping::Policy(box->currentData().toInt()); };
    mapping.target = m_target->currentData().toString();
    mapping.layer = m_tables.size() > 1 ? m_table->currentText() : QString();
    mapping.crs = chosen(m_crs);
    mapping.swapped = m_swapped->isChecked();
    mapping.encoding = chosen(m_encoding);
    mapping.x = m_x->currentText().trimmed();
    mapping.y = m_y->currentText().trimmed();
    mapping.codeProfile = chosen(m_codes);
    mapping.badCodes = policy(m_badCodes);
    mapping.assignCodes = m_assign->isChecked();
    mapping.samePlace = policy(m_samePlace);
    mapping.samePlaceMetres = m_metres->value();
    mapping.outside = policy(m_outside);
}

void ImportForm::fillChoices() {
    const QScopedValueRollback showing(m_isShowing, true);
    for (QComboBox* box : {m_target, m_crs, m_encoding, m_codes, m_badCodes, m_samePlace, m_outside})
        box->clear();
    for (const exchange::Target& target : exchange::Target::all())
        m_target->addItem(titleOf(target), QString::fromLatin1(target.name));
    m_crs->addItem(tr("As the file says"), QString());
    if (m_city)
        for (const auto& [crs, shown] : offeredCrs(m_city->profile))
            m_crs->addItem(shown, crs);
    m_encoding->addItem(tr("Found out"), QString());
    for (const char* name : {"UTF-8", "GBK", "GB18030", "BIG5"})
        m_encoding->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    m_codes->addItem(m_city ? tr("The city's (%1)").arg(m_city->profile.codeProfile) : tr("The city's"), QString());
    m_badCodes->addItem(tr("Kept as text"), int(Mapping::Policy::Keep));
    m_badCodes->addItem(tr("Row refused"), int(Mapping::Policy::Refuse));
    m_samePlace->addItem(tr("Refused"), int(Mapping::Policy::Refuse));
    m_samePlace->addItem(tr("Taken"), int(Mapping::Policy::Keep));
    m_outside->addItem(tr("Refused"), int(Mapping::Policy::Refuse));
    m_outside->addItem(tr("Taken"), int(Mapping::Policy::Keep));
}

void ImportForm::retranslate() {
    Mapping kept;
    if (m_target->count() > 0)
        fill(kept);
    fillChoices();
    const auto say = [this](QWidget* field, const QString& text, const QString& hint = {}) {
        qobject_cast<QLabel*>(m_rows->labelForField(field))->setText(text);
        field->setAccessibleName(text.isEmpty() ? hint : text);
        field->setToolTip(hint);
    };
    m_open->setText(tr("Choose a file…"));
    m_name->setText(m_file.isEmpty() ? tr("Or drag one onto the window.") : QFileInfo(m_file).fileName());
    say(m_table, tr("Table"));
    say(m_target, tr("Becomes"));
    say(m_crs, tr("Coordinates"), tr("A name of the list, or EPSG: and a number"));
    say(m_swapped, {}, tr("Latitude, or north, comes first in the file"));
    m_swapped->setText(tr("Axes exchanged"));
    say(m_x, tr("Column of x"), tr("Longitude, or east"));
    say(m_y, tr("Column of y"), tr("Latitude, or north"));
    say(m_encoding, tr("Texts"), tr("In what encoding the file has them"));
    say(m_codes, tr("Code profile"), tr("Under which numbering its codes are read"));
    say(m_badCodes, tr("Invalid codes"));
    say(m_assign, {}, tr("The next one of its class"));
    m_assign->setText(tr("Give a code where there is none"));
    say(m_samePlace, tr("Same place"), tr("One of the class stands there already"));
    say(m_metres, tr("Within"));
    m_metres->setSuffix(tr(" m"));
    say(m_outside, tr("Outside"), tr("Of all sub-districts"));
    show(kept);
}

void ImportForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
