// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <mutex>
#include <sqlite3.h>
#include <spatialite.h>

#include <utility>

namespace store {

namespace {

constexpr int busyTimeoutMs = 5000;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

city::FaultKind kindOf(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return city::FaultKind::Locked;
    case SQLITE_READONLY: return city::FaultKind::ReadOnly;
    case SQLITE_FULL: return city::FaultKind::NoSpace;
    case SQLITE_CORRUPT: return city::FaultKind::Damaged;
    case SQLITE_NOTADB: return city::FaultKind::Foreign;
    case SQLITE_INTERRUPT: return city::FaultKind::Cancelled;
    case SQLITE_CONSTRAINT: return city::FaultKind::Invalid;
    default: return city::FaultKind::Io;
    }
}

QString sentenceOf(city::FaultKind kind) {
    switch (kind) {
    case city::FaultKind::Locked:
        return say(QT_TRANSLATE_NOOP("store", "Another program is writing to the city file. Try again in a moment."));
    case city::FaultKind::ReadOnly:
        return say(QT_TRANSLATE_NOOP("store", "The city file cannot be written. Check its permissions and those of its folder."));
    case city::FaultKind::NoSpace:
        return say(QT_TRANSLATE_NOOP("store", "The disk is full. Free some space and try again."));
    case city::FaultKind::Damaged:
        return say(QT_TRANSLATE_NOOP("store", "The city file is damaged. Restore it from a backup."));
    case city::FaultKind::Foreign:
        return say(QT_TRANSLATE_NOOP("store", "The file is not a city. Choose a city file made by this program."));
    case city::FaultKind::Cancelled: return say(QT_TRANSLATE_NOOP("store", "The work was cancelled."));
    case city::FaultKind::Invalid:
        return say(QT_TRANSLATE_NOOP("store", "The record breaks a rule of the city. Correct it and try again."));
    default:
        return say(QT_TRANSLATE_NOOP("store", "The city file could not be read or written. Check the disk and try again."));
    }
}

city::Fault faultOf(sqlite3* db, const QString& sentence) {
    const int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    const city::FaultKind kind = kindOf(code);
    return {kind, sentence.isEmpty() ? sentenceOf(kind) : sentence,
            QStringLiteral("%1 (SQLite %2)")
                .arg(QString::fromUtf8(db ? sqlite3_errmsg(db) : "out of memory"))
                .arg(code)};
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr)), m_statement(std::exchange(other.m_statement, nullptr)),
      m_bindFault(other.m_bindFault) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_db, other.m_db);
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindFault, other.m_bindFault);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement& Statement::bound(int code) {
    if (code != SQLITE_OK) m_bindFault = code;
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    return bound(sqlite3_bind_int64(m_statement, parameter, value));
}

Statement& Statement::bind(int parameter, double value) {
    return bound(sqlite3_bind_double(m_statement, parameter, value));
}

Statement& Statement::bind(int parameter, const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    return bind(parameter, std::string_view(utf8.constData(), std::size_t(utf8.size())));
}

Statement& Statement::bind(int parameter, std::string_view utf8) {
    return bound(sqlite3_bind_text64(m_statement, parameter, utf8.data() ? utf8.data() : "", utf8.size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement& Statement::bind(int parameter, const QByteArray& blob) {
    return bindBlob(parameter, blob.constData(), std::size_t(blob.size()));
}

Statement& Statement::bindBlob(int parameter, const void* bytes, std::size_t length) {
    return bound(sqlite3_bind_blob64(m_statement, parameter, length ? bytes : "", length, SQLITE_TRANSIENT));
}

Statement& Statement::bindNull(int parameter) {
    return bound(sqlite3_bind_null(m_statement, parameter));
}

city::Result<bool> Statement::step() {
    if (m_bindFault != SQLITE_OK)
        return city::fail(city::FaultKind::Invalid, sentenceOf(city::FaultKind::Invalid),
                          QStringLiteral("binding failed: %1").arg(QLatin1String(sqlite3_errstr(m_bindFault))));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    city::Fault fault = faultOf(m_db, {});
    sqlite3_reset(m_statement);
    return tl::unexpected(std::move(fault));
}

city::Result<void> Statement::run() {
    for (;;) {
        auto row = step();
        if (!row) {
            reset();
            return tl::unexpected(row.error());
        }
        if (!*row) break;
    }
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    m_bindFault = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const {
    const std::string_view view = utf8(column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

std::string_view Statement::utf8(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes ? std::string_view(bytes, std::size_t(sqlite3_column_bytes(m_statement, column)))
                 : std::string_view("", 0);
}

std::pair<const unsigned char*, int> Statement::blob(int column) const {
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(m_statement, column));
    return {bytes, bytes ? sqlite3_column_bytes(m_statement, column) : 0};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int Statement::columns() const {
    return sqlite3_column_count(m_statement);
}

city::Result<Database> Database::open(const QString& path, Access access) {
    Database db;
    db.m_path = QFileInfo(path).absoluteFilePath();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    QByteArray name = db.m_path.toUtf8();
    switch (access) {
    case Access::ReadOnly: flags |= SQLITE_OPEN_READONLY; break;
    case Access::ReadWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Access::Create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    case Access::Frozen:
    case Access::Watching:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = "file:" + QUrl::toPercentEncoding(db.m_path, "/") +
               (access == Access::Frozen ? "?immutable=1" : "?readonly_shm=1");
        break;
    }
    if (sqlite3_open_v2(name.constData(), &db.m_db, flags, nullptr) != SQLITE_OK)
        return tl::unexpected(db.fault());
    sqlite3_busy_timeout(db.m_db, busyTimeoutMs);
    // SpatiaLite sets the locale and fills tables of its own while it starts, for the whole process: one at a time.
    static std::mutex starting;
    const std::lock_guard lock(starting);
    db.m_spatial = spatialite_alloc_connection();
    if (!db.m_spatial)
        return city::fail(city::FaultKind::Io,
                          say(QT_TRANSLATE_NOOP("store", "Too many connections to cities are open. Close some windows.")),
                          QStringLiteral("spatialite_alloc_connection failed"));
    spatialite_init_ex(db.m_db, db.m_spatial, 0);
    return db;
}

Database::Database(Database&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr)), m_spatial(std::exchange(other.m_spatial, nullptr)),
      m_path(std::move(other.m_path)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_db, other.m_db);
    std::swap(m_spatial, other.m_spatial);
    std::swap(m_path, other.m_path);
    return *this;
}

Database::~Database() {
    // SpatiaLite's functions use the cache while the connection closes: the cache goes last.
    sqlite3_close_v2(m_db);
    if (m_spatial) spatialite_cleanup_ex(m_spatial);
}

city::Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_db, sql.data(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return tl::unexpected(fault());
    return Statement(m_db, statement);
}

city::Result<void> Database::execute(std::string_view sql) {
    const char* at = sql.data();
    const char* const end = at + sql.size();
    while (at < end) {
        sqlite3_stmt* handle = nullptr;
        const char* rest = nullptr;
        if (sqlite3_prepare_v2(m_db, at, int(end - at), &handle, &rest) != SQLITE_OK)
            return tl::unexpected(fault());
        at = rest;
        if (!handle) continue; // white space or a comment
        Statement statement(m_db, handle);
        if (auto ran = statement.run(); !ran) return ran;
    }
    return {};
}

city::Result<std::int64_t> Database::number(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return city::fail(city::FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "The city holds no such record.")),
                          QStringLiteral("no row: ") + QString::fromUtf8(sql.data(), qsizetype(sql.size())));
    return statement->integer(0);
}

std::int64_t Database::lastRow() const {
    return sqlite3_last_insert_rowid(m_db);
}

city::Fault Database::fault(const QString& sentence) const {
    return faultOf(m_db, sentence);
}

} // namespace store
