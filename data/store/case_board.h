// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_desk.h"

#include <QObject>

#include <memory>

namespace store {

/// The cases of one open city for a window: all open ones in memory, kept current with everybody's steps, and a
/// desk to write at. Lives in the GUI thread; every call returns at once, reading and writing are done on a
/// thread each. Answers carry the ticket of the call, and come in the order of the calls of their kind.
class CaseBoard : public QObject {
    Q_OBJECT

public:
    using RulesPtr = std::shared_ptr<const CaseRules>;
    using OrdersPtr = std::shared_ptr<const std::vector<work::Order>>;
    /// One case, with the open ones that are about the same.
    struct Told {
        CaseStory story;
        std::vector<work::Order> similar;
        QString folder; ///< the city's path, for evidence::pathOf
    };
    using ToldPtr = std::shared_ptr<const Told>;
    /// What would be reported: fields that follow, and open cases that are about the same.
    struct Preview {
        work::Order order;
        std::vector<work::Order> similar;
    };
    using PreviewPtr = std::shared_ptr<const Preview>;
    using AnswersPtr = std::shared_ptr<const std::vector<CaseAnswer>>;

    explicit CaseBoard(const QString& path, QObject* parent = nullptr);
    ~CaseBoard() override;

    /// Reads rules and open cases; answered by `rulesRead` and `opened`.
    void start();
    /// Cases changed, by anybody: answered by `changed`, or by `opened` where too many did.
    void follow();
    /// Answered by `told`; null where there is no such case.
    void tell(quint64 ticket, const QString& numberOrUid);
    /// Answered by `previewed`, or by `refused`.
    void preview(quint64 ticket, const NewCase& what);
    /// Answered by `wrote` with one answer.
    void report(quint64 ticket, const NewCase& what, const ChangeNote& note);
    /// One after the other, each a transaction of its own; answered by `wrote` with an answer each.
    void step(quint64 ticket, const std::vector<NewStep>& all, const ChangeNote& note);

Q_SIGNALS:
    void rulesRead(store::CaseBoard::RulesPtr rules);
    void opened(store::CaseBoard::OrdersPtr orders);
    /// Cases as they are now, also those that were closed.
    void changed(store::CaseBoard::OrdersPtr orders);
    void told(quint64 ticket, store::CaseBoard::ToldPtr told);
    void previewed(quint64 ticket, store::CaseBoard::PreviewPtr preview);
    void refused(quint64 ticket, const city::Fault& fault);
    void wrote(quint64 ticket, store::CaseBoard::AnswersPtr answers);
    void failed(const city::Fault& fault); ///< of reading

private:
    class Reading;
    class Writing;
    class Threads;
    std::unique_ptr<Threads> m_threads;
};

} // namespace store
