// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "jt808/gbk.h"
#include "jt808/items.h"
#include "jt808/message.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

using namespace jt808;

constexpr qint64 longestLine = 1 << 20;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString hexOf(Bytes bytes) { return text(hex(bytes)); }

QJsonValue timeOfMs(std::int64_t utcMs) {
    if (utcMs == noTime) return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")) + QLatin1Char('Z');
}

QJsonValue valueOf(const Item& item) {
    const ItemKind* kind = kindOf(item);
    if (!kind || kind->form == ItemKind::Form::Opaque) return hexOf(item.value);
    if (const auto number = numberOf(item, *kind)) return *number;
    QJsonObject parts;
    for (const ItemPart& part : partsOf(item.id))
        if (part.offset + part.width <= item.value.size())
            parts.insert(QLatin1String(part.name), qint64(numberAt(item.value, part.offset, part.width)));
    return parts;
}

QJsonObject itemsOf(const Position& position) {
    QJsonObject items;
    eachItem(position.items, [&items](const Item& item) {
        const QString id = hexOf({&item.id, 1});
        if (!items.contains(id)) items.insert(id, valueOf(item));
    });
    return items;
}

void put(QJsonObject& to, const Position& position) {
    to.insert(QStringLiteral("lat"), position.lat / 1e6);
    to.insert(QStringLiteral("lon"), position.lon / 1e6);
    to.insert(QStringLiteral("altitude_m"), position.altitude);
    to.insert(QStringLiteral("speed_kmh"), position.speed / 10.0);
    to.insert(QStringLiteral("direction_deg"), position.direction);
    to.insert(QStringLiteral("time_utc"), timeOfMs(position.utcMs));
    to.insert(QStringLiteral("alarm_bits"), qint64(position.alarms));
    to.insert(QStringLiteral("status_bits"), qint64(position.status));
    to.insert(QStringLiteral("located"), position.isLocated());
    to.insert(QStringLiteral("items"), itemsOf(position));
}

/// The fields of each message.
struct Fields {
    QJsonObject& to;
    void set(const char* key, const QJsonValue& value) { to.insert(QLatin1String(key), value); }

    void operator()(const Position& position) { put(to, position); }
    void operator()(const PositionAnswer& answer) {
        set("answers_serial", answer.serial);
        put(to, answer.position);
    }
    void operator()(const Batch& batch) {
        QJsonArray positions;
        for (const Position& position : batch.positions) {
            QJsonObject one;
            put(one, position);
            positions.append(one);
        }
        set("refill", batch.isRefill);
        set("positions", positions);
    }
    void operator()(const GeneralReply& reply) {
        set("answers_serial", reply.serial);
        set("answers_id", QStringLiteral("%1").arg(reply.id, 4, 16, QLatin1Char('0')));
        set("outcome", reply.outcome);
    }
    void operator()(const Registration& registration) {
        set("province", registration.province);
        set("county", registration.county);
        set("maker", text(registration.maker));
        set("model", text(registration.model));
        set("terminal_id", text(registration.id));
        set("plate_colour", registration.plateColour);
        set("plate", text(registration.plate));
        set("version", int(registration.version));
    }
    void operator()(const RegistrationReply& reply) {
        set("answers_serial", reply.serial);
        set("outcome", reply.outcome);
        set("code", text(reply.code));
    }
    void operator()(const Authentication& authentication) {
        set("code", text(authentication.code));
        if (!authentication.imei.empty()) set("imei", text(authentication.imei));
        if (!authentication.software.empty()) set("software", text(authentication.software));
    }
    void operator()(const TimeAnswer& answer) { set("time_utc", timeOfMs(answer.utcMs)); }
    void operator()(const Resend& resend) {
        QJsonArray packets;
        for (const std::uint16_t packet : resend.packets) packets.append(packet);
        set("first_serial", resend.serial);
        set("packets", packets);
    }
    void operator()(const Tracking& tracking) {
        set("interval_s", tracking.interval);
        set("duration_s", qint64(tracking.duration));
    }
    void operator()(const Text& message) {
        set("flags", message.flags);
        set("text", text(message.text));
    }
    template <typename Nothing>
    void operator()(const Nothing&) {}
};

QString say(const char* sentence) { return QCoreApplication::translate("xiuhuactl", sentence); }

QString faultOf(const Frame& frame, Flaw::Set flaws) {
    if (flaws & Flaw::tooShort) return say(QT_TRANSLATE_NOOP("xiuhuactl", "This is too short for a frame."));
    QStringList sentences;
    const auto add = [&](Flaw::Set flaw, const QString& sentence) {
        if (flaws & flaw) sentences += sentence;
    };
    const QLatin1Char zero('0');
    add(Flaw::tooLong, say(QT_TRANSLATE_NOOP("xiuhuactl", "It is longer than any frame.")));
    add(Flaw::checksum, say(QT_TRANSLATE_NOOP("xiuhuactl", "The checksum is %1, it should be %2."))
                            .arg(frame.checksum, 2, 16, zero).arg(frame.computed, 2, 16, zero));
    add(Flaw::length, say(QT_TRANSLATE_NOOP("xiuhuactl", "The header tells a length of %1, the body has %2 bytes."))
                          .arg(frame.header.claimedLength()).arg(frame.body.size()));
    add(Flaw::escape, say(QT_TRANSLATE_NOOP("xiuhuactl", "7D stands there without 01 or 02 behind it.")));
    add(Flaw::encrypted, say(QT_TRANSLATE_NOOP("xiuhuactl", "The body is encrypted.")));
    add(Flaw::body, say(QT_TRANSLATE_NOOP("xiuhuactl", "The body does not hold what its message should.")));
    add(Flaw::items, say(QT_TRANSLATE_NOOP("xiuhuactl", "An additional item runs past the end.")));
    add(Flaw::time, say(QT_TRANSLATE_NOOP("xiuhuactl", "The time is none.")));
    return sentences.join(QLatin1Char(' '));
}

QJsonObject refused(const QString& sentence) {
    return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), sentence}};
}

QJsonObject objectOf(const QByteArray& line) {
    QByteArray digits;
    for (const char c : line) {
        if (c == ' ' || c == '\t' || c == '\r') continue;
        if (!isxdigit(static_cast<unsigned char>(c)))
            return refused(say(QT_TRANSLATE_NOOP("xiuhuactl", "This is no hex: %1")).arg(QChar::fromLatin1(c)));
        digits += c;
    }
    if (digits.size() % 2) return refused(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is an odd number of hex digits.")));
    const QByteArray bytes = QByteArray::fromHex(digits);
    Buffer storage;
    const Frame frame = readLoose({reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())}, storage);
    if (frame.flaws & Flaw::tooShort) return refused(faultOf(frame, frame.flaws));
    const Decoded decoded = decode(frame);
    const Header& header = frame.header;
    QJsonObject object;
    object.insert(QStringLiteral("ok"), decoded.flaws == 0);
    object.insert(QStringLiteral("error"), decoded.flaws ? QJsonValue(faultOf(frame, decoded.flaws)) : QJsonValue::Null);
    object.insert(QStringLiteral("message_id"), QStringLiteral("%1").arg(header.id, 4, 16, QLatin1Char('0')));
    object.insert(QStringLiteral("version"), int(header.version));
    object.insert(QStringLiteral("terminal"), text(header.terminal.text(header.version)));
    object.insert(QStringLiteral("serial"), header.serial);
    object.insert(QStringLiteral("checksum_ok"), !(frame.flaws & Flaw::checksum));
    object.insert(QStringLiteral("length_ok"), !(frame.flaws & Flaw::length));
    if (header.isDivided()) {
        object.insert(QStringLiteral("packets"), header.packets);
        object.insert(QStringLiteral("packet"), header.packet);
    }
    std::visit(Fields{object}, decoded.message);
    if (std::holds_alternative<Other>(decoded.message)) object.insert(QStringLiteral("body"), hexOf(frame.body));
    return object;
}

} // namespace

int runDecode(const QStringList& arguments) {
    const QString language = arguments.value(0);
    if (language != QLatin1String("jt808") || arguments.size() > 2)
        return misuse("decode", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the language, jt808, and one file or none.")));
    QFile file(arguments.value(1));
    const bool opened = arguments.size() == 2 ? file.open(QIODevice::ReadOnly) : file.open(stdin, QIODevice::ReadOnly);
    if (!opened)
        return failWith({city::FaultKind::NotFound,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 cannot be read.")).arg(arguments.value(1)), file.errorString()});
    for (;;) {
        const QByteArray line = file.readLine(longestLine);
        if (line.isEmpty()) return Done;
        if (line.trimmed().isEmpty()) continue;
        print(QString::fromUtf8(QJsonDocument(objectOf(line.trimmed())).toJson(QJsonDocument::Compact)));
    }
}

} // namespace app
