// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/examiner.h"
#include "widgets/look.h"

#include <QAbstractItemModel>
#include <QHash>
#include <span>

namespace widgets {

/// What the rules of data quality found: rules that found something, errors first, and under each its findings. Only the
/// words of findings that somebody looks at are asked for, some at a time.
class FindingsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole + 1 }; ///< of a rule: how many, as text
    using QAbstractItemModel::QAbstractItemModel;

    void setLook(const Look& look);
    void setExamination(store::ExaminationPtr examination); ///< null: nothing
    void retranslate();
    /// The answer to `wordsWanted`; others are dropped.
    void setWords(quint64 ticket, const store::Examiner::WordsPtr& words);

    bool isRule(const QModelIndex& index) const { return index.isValid() && index.internalId() == ruleId; }
    const quality::Rule* rule(const QModelIndex& index) const; ///< of a rule's row or of a finding's; null for none
    const quality::Finding* finding(const QModelIndex& index) const; ///< null for a rule's row
    std::span<const quality::Finding> findingsOf(const quality::Rule& rule) const;
    QModelIndex indexOf(quality::Check check) const;
    /// Invalid when it is not found any more.
    QModelIndex indexOf(const quality::Finding& finding) const;
    /// Empty until they came.
    std::optional<store::Examiner::Words> words(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return 1; }
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void wordsWanted(quint64 ticket, const std::vector<quality::Finding>& findings);

private:
    struct Section {
        quality::Rule rule;
        std::size_t from = 0, to = 0; ///< its findings
    };
    static constexpr quintptr ruleId = 0; ///< of a finding's row: its section's number plus one
    void ask(std::size_t place) const;
    void forget();

    Look m_look;
    store::ExaminationPtr m_examination;
    std::vector<Section> m_sections;
    mutable QHash<quint64, store::Examiner::Words> m_words; ///< by place among the findings
    mutable QHash<quint64, std::pair<std::size_t, std::size_t>> m_asked; ///< places, by ticket
    mutable quint64 m_ticket = 0;
};

/// A severity's mark.
QColor severityColour(const Look& look, quality::Severity severity);

} // namespace widgets
