// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/importing.h"
#include "widgets/look.h"

#include <QAbstractTableModel>

namespace widgets {

/// What texts of the file stand for, where a field takes only names that the city or the standard knows: classes, states,
/// departments. A row each text of the first rows of the file and each that the mapping names. Those that nothing is known
/// about are marked.
class ValuesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, InFile, Rows, Means, columns };
    explicit ValuesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setLook(const Look& look) { m_look = look; }
    void set(city::CataloguePtr city, std::shared_ptr<const exchange::Preview> rows, const exchange::Mapping& mapping);
    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1); }
    int unknown() const; ///< how many texts nothing is known about

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_texts.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(columns); }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// An empty meaning: as it is written.
    void meaningChosen(const QString& field, const QString& text, const QString& meaning);

private:
    struct Text {
        const exchange::TargetField* field;
        QString text, meaning; ///< the mapping's; empty: none
        int rows = 0;
        bool isKnown = false;
    };
    void addField(const exchange::Target& target, const exchange::TargetField& field, const exchange::Mapping& mapping);

    Look m_look;
    city::CataloguePtr m_city;
    std::shared_ptr<const exchange::Preview> m_rows;
    const exchange::Target* m_target = nullptr;
    std::vector<Text> m_texts;
};

} // namespace widgets
