// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/merge.h"
#include "store/writer.h"
#include "widgets/field_editor.h"
#include "widgets/form_page.h"
#include "widgets/look.h"

#include <QWidget>
#include <optional>

class QLabel;
class QStackedWidget;

namespace widgets {

/// The form of one component, generated from city::fieldDescriptions: a copy is edited, judged as a whole with every
/// fault beside its field, and handed over as a patch. A row that moved on meanwhile is merged field by field; what
/// both changed is shown with both values.
class ComponentForm : public QWidget {
    Q_OBJECT

public:
    explicit ComponentForm(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< of another city, or null: what was begun is dropped
    /// Edits a copy; `today` in the city's zone.
    void edit(const city::Component& component, const QDate& today);
    /// A new one of a shape, its first class chosen as before.
    void add(city::Shape shape, const QDate& today);
    /// The answer to placeAsked.
    void setPlace(std::vector<city::Path> parts);

    bool isOpen() const { return m_patchKind.has_value(); }
    bool isChanged() const; ///< there is something to lose
    bool isBusy() const { return m_page->isBusy(); }
    city::ComponentKey key() const { return m_before.key; }
    const city::Component& component() const { return m_after; } ///< as last taken from the fields

    void submit();
    void retire(); ///< 废弃: the state and the date of it, never deleted; submitted with the rest
    void cancel();
    void answer(const store::Answer& answer);

Q_SIGNALS:
    void submitted(const city::Patch& patch, const QString& reason);
    void placeAsked();
    void closed(std::optional<city::ComponentKey> written); ///< none: cancelled
    void changed(); ///< of the place or of what is open: the map marks it

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildForm();
    void open(city::Patch::Kind kind, const QDate& today);
    void fill();
    bool takeFields();
    void showFaults(const std::vector<city::FieldFault>& faults);
    void showConflict(const std::optional<city::Component>& theirs);
    FieldEditor* editorOf(city::Field field) const;
    void close(std::optional<city::ComponentKey> written);
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    std::optional<city::Patch::Kind> m_patchKind; ///< of what is open
    city::Component m_before, m_after;
    QDate m_today;
    int m_lastClass[city::shapeCount] = {};

    QStackedWidget* m_stack;
    QLabel* m_empty;
    FormPage* m_page;
    std::vector<FieldEditor*> m_editors;
};

} // namespace widgets
