// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_action_form.h"

#include "widgets/choice_box.h"
#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTimeZone>
#include <QVBoxLayout>

namespace widgets {

namespace {

QLineEdit* lineEdit(const char* name, QWidget* parent) {
    auto* made = new QLineEdit(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setMaxLength(2000);
    return made;
}

ChoiceBox* choiceBox(const char* name, QWidget* parent) {
    auto* made = new ChoiceBox(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(10);
    return made;
}

std::optional<geo::Point> placeOf(const QString& text) {
    bool lonOk = false, latOk = false;
    const geo::Point place{text.section(QLatin1Char(','), 0, 0).trimmed().toDouble(&lonOk),
                           text.section(QLatin1Char(','), 1).trimmed().toDouble(&latOk)};
    return lonOk && latOk && geo::isValid(place) ? std::optional(place) : std::nullopt;
}

} // namespace

CaseActionForm::CaseActionForm(QWidget* parent)
    : QWidget(parent), m_title(label("caseActionTitle", "title", this)),
      m_fault(label("caseActionFault", "mistake", this)), m_reason(lineEdit("caseReason", this)),
      m_handler(lineEdit("caseHandler", this)), m_photos(lineEdit("casePhotos", this)),
      m_place(lineEdit("casePlace", this)), m_filing(choiceBox("caseFiling", this)),
      m_department(choiceBox("caseDepartment", this)), m_target(choiceBox("caseTarget", this)),
      m_until(new QDateEdit(this)), m_met(new QCheckBox(this)), m_browse(pushButton("casePhotoFiles", this)),
      m_onMap(pushButton("casePlaceOnMap", this)), m_go(pushButton("caseActionGo", this, true)),
      m_cancel(pushButton("caseActionCancel", this)) {
    setObjectName(QStringLiteral("caseActionForm"));
    setAcceptDrops(true);
    m_photos->setReadOnly(true);
    m_until->setObjectName(QStringLiteral("caseUntil"));
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_met->setObjectName(QStringLiteral("caseConditionMet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(4);
    column->addWidget(m_title);
    m_filingName = add(m_filing), m_departmentName = add(m_department), m_handlerName = add(m_handler);
    m_untilName = add(m_until), m_targetName = add(m_target), m_photosName = add(m_photos, m_browse);
    m_placeName = add(m_place, m_onMap), m_metName = add(m_met), m_reasonName = add(m_reason);
    column->addWidget(m_fault);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    for (QLineEdit* each : {m_reason, m_handler, m_place})
        connect(each, &QLineEdit::returnPressed, this, &CaseActionForm::submit);
    connect(m_go, &QPushButton::clicked, this, &CaseActionForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT cancelled();
    });
    connect(m_browse, &QPushButton::clicked, this, &CaseActionForm::choosePhotos);
    connect(m_onMap, &QPushButton::clicked, this, &CaseActionForm::placeAsked);
    retranslate();
    hide();
}

QLabel* CaseActionForm::add(QWidget* field, QPushButton* beside) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* name = label("caseFieldName", "muted", this);
    column->addWidget(name);
    if (!beside) {
        column->addWidget(field);
        return name;
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(field, 1);
    line->addWidget(beside);
    column->addLayout(line);
    return name;
}

bool CaseActionForm::isPlain(const work::Transition& row, const work::Lifecycle& lifecycle) {
    const auto* action = lifecycle.action(row.action);
    return row.demands == 0 && action &&
           (action->kind == QLatin1String("forward") || action->kind == QLatin1String("assign") ||
            action->kind == QLatin1String("decide"));
}

void CaseActionForm::open(const work::Transition& row, work::Role role, const work::Order& order,
                          const std::vector<work::Order>& similar, std::size_t cases, const CaseWords& words) {
    m_row = &row;
    m_role = role;
    m_at = order.place;
    m_words = words;
    const QString action = words.action(row.action);
    m_title->setText(cases > 1 ? tr("%1: %2 cases").arg(action).arg(cases) : action);
    m_go->setText(action);
    fill(order, similar);
    showDemanded();
    showFault({});
    setBusy(false);
    show();
    for (QWidget* each : std::initializer_list<QWidget*>{m_filing, m_department, m_handler, m_until, m_target,
                                                         m_browse, m_reason})
        if (!each->isHidden())
            return each->setFocus();
    m_go->setFocus();
}

void CaseActionForm::fill(const work::Order& order, const std::vector<work::Order>& similar) {
    m_reason->clear();
    m_met->setChecked(false);
    m_place->clear();
    setPhotos({});
    m_handler->setText(order.handler);
    m_until->setMinimumDate(city::today(m_words.city->profile).addDays(1));
    m_until->setDate(city::today(m_words.city->profile).addDays(30));
    m_filing->clear();
    m_filing->addItem(QString());
    const auto conditions = m_words.rules->book.conditionsOf(order.kind, order.classCode);
    for (const work::FilingCondition* each : conditions)
        m_filing->addItem(m_words.condition(*each), each->id);
    const QString usual = conditions.size() == 1 ? conditions.front()->id : order.filing;
    m_filing->choose(usual);
    m_department->clear();
    m_department->addItem(QString());
    for (const city::Department& each : m_words.city->departments)
        m_department->addItem(nameOf(each), each.id);
    m_department->choose(order.department);
    m_target->clear();
    m_target->addItem(QString());
    for (const work::Order& each : similar)
        m_target->addItem(QStringLiteral("%1 · %2").arg(each.number, m_words.state(each.state)), each.number);
    if (similar.size() == 1)
        m_target->choose(similar.front().number);
    const auto* condition = m_words.rules->book.condition(order.filing);
    m_met->setText(condition ? m_words.closing(*condition) : tr("The closing condition is met"));
}

void CaseActionForm::showDemanded() {
    using namespace work;
    const std::uint32_t demands = m_row->demands;
    const bool photo = demands & (Demand::photoAny | Demand::photoAfter | Demand::photoBefore);
    const auto shown = [](bool on, std::initializer_list<QWidget*> all) {
        for (QWidget* each : all)
            each->setVisible(on);
    };
    shown(demands & Demand::filing, {m_filingName, m_filing});
    shown(demands & Demand::department, {m_departmentName, m_department});
    shown(demands & Demand::handler, {m_handlerName, m_handler});
    shown(demands & Demand::until, {m_untilName, m_until});
    shown(demands & Demand::target, {m_targetName, m_target});
    shown(photo, {m_photosName, m_photos, m_browse});
    shown(photo || (demands & Demand::near), {m_placeName, m_place, m_onMap});
    shown(demands & Demand::conditionMet, {m_metName, m_met});
    m_reasonName->setText(demands & Demand::reason ? tr("Reason") : tr("Remark"));
}

void CaseActionForm::close() {
    m_row = nullptr;
    hide();
    Q_EMIT closed();
}

void CaseActionForm::showFault(const QString& sentence) {
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
}

void CaseActionForm::setBusy(bool busy) { m_go->setEnabled(!busy); }

void CaseActionForm::setPlace(geo::Point place) {
    m_place->setText(QStringLiteral("%1, %2").arg(place.lon, 0, 'f', 6).arg(place.lat, 0, 'f', 6));
}

void CaseActionForm::setTarget(const QString& number) { m_target->choose(number); }

void CaseActionForm::submit() {
    if (!m_row || !m_go->isEnabled())
        return;
    store::NewStep step;
    work::Move& move = step.move;
    move.action = m_row->action;
    move.role = m_role;
    move.opinion = m_reason->text();
    const auto shown = [](const QWidget* field) { return !field->isHidden(); };
    if (shown(m_filing))
        move.filing = m_filing->chosen().value_or(QVariant()).toString();
    if (shown(m_department))
        move.department = m_department->chosen().value_or(QVariant()).toInt();
    if (shown(m_handler))
        move.receiver = m_handler->text();
    if (shown(m_until))
        move.until = city::EventTime{
            m_until->date().startOfDay(QTimeZone(m_words.city->profile.timeZone.toUtf8())).toMSecsSinceEpoch()};
    if (shown(m_target)) {
        const QString typed = m_target->currentText().section(QLatin1Char(' '), 0, 0);
        const QVariant chosen = m_target->chosen().value_or(QVariant());
        step.target = chosen.isValid() && !chosen.toString().isEmpty() ? chosen.toString() : typed;
    }
    move.conditionMet = shown(m_met) && m_met->isChecked();
    if (shown(m_place) && !m_place->text().trimmed().isEmpty()) {
        move.place = placeOf(m_place->text());
        if (!move.place)
            return showFault(tr("A place is longitude, latitude in degrees. Choose it on the map."));
    }
    const bool isAfter = m_row->demands & work::Demand::photoAfter;
    for (const QString& file : m_files) {
        store::Photo photo{file, isAfter ? work::Proof::Kind::After : work::Proof::Kind::Near, move.place, {}};
        if (m_row->demands & work::Demand::photoBefore && &file == &m_files.front())
            photo.kind = work::Proof::Kind::Before; // the first one, where both are asked for
        step.photos.push_back(photo);
    }
    setBusy(true);
    showFault({});
    Q_EMIT submitted(step);
}

void CaseActionForm::choosePhotos() {
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Choose photos"), {},
                                                            tr("Photos (*.jpg *.jpeg *.png)"));
    if (!files.isEmpty())
        setPhotos(files);
}

void CaseActionForm::setPhotos(const QStringList& files) {
    m_files = files;
    QStringList names;
    for (const QString& each : files)
        names << QFileInfo(each).fileName();
    m_photos->setText(names.join(QStringLiteral(", ")));
}

void CaseActionForm::dragEnterEvent(QDragEnterEvent* event) {
    if (m_photos->isVisible() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void CaseActionForm::dropEvent(QDropEvent* event) {
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    setPhotos(files);
    event->acceptProposedAction();
}

void CaseActionForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return m_cancel->click();
    QWidget::keyPressEvent(event);
}

void CaseActionForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CaseActionForm::retranslate() {
    m_filingName->setText(tr("Filing condition"));
    m_departmentName->setText(tr("Department"));
    m_handlerName->setText(tr("Who does it"));
    m_untilName->setText(tr("Until"));
    m_targetName->setText(tr("Into case"));
    m_photosName->setText(tr("Photos: choose them, or drop them here"));
    m_placeName->setText(tr("Where that was: longitude, latitude"));
    m_metName->setText(tr("Closing condition"));
    m_photos->setPlaceholderText(tr("None chosen"));
    m_browse->setText(tr("Choose…"));
    m_onMap->setText(tr("On the map"));
    m_cancel->setText(tr("Cancel"));
    if (!m_row)
        m_go->setText(tr("Do it"));
    for (const auto& [field, name] : std::initializer_list<std::pair<QWidget*, QLabel*>>{
             {m_filing, m_filingName}, {m_department, m_departmentName}, {m_handler, m_handlerName},
             {m_until, m_untilName}, {m_target, m_targetName}, {m_photos, m_photosName}, {m_place, m_placeName}})
        field->setAccessibleName(name->text());
    m_reason->setAccessibleName(tr("Reason"));
    m_met->setAccessibleName(tr("Closing condition"));
}

} // namespace widgets
