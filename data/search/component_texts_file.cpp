// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/component_texts.h"

#include <cstring>

namespace search {

namespace {

enum Section : std::uint32_t {
    About = 1,
    Key,
    Place,
    Code,
    TraitsOf,
    Address,
    Trait,
    Stem,
    Names = 16,
    Addresses = 32 // and the four behind each
};

/// The one-row section.
struct AboutRow {
    std::uint8_t uid[city::Uid::size] = {};
    std::int64_t change = 0, schema = 0;
    std::uint64_t journalMark = 0;
    city::RegistryOrigin::Table tables[city::shapeCount];
};

template <typename T>
bool take(const packed::File& file, std::uint32_t id, packed::Column<T>& column) {
    const auto values = file.section<T>(id);
    if (values)
        column = file.column(*values, 0, values->size());
    return values.has_value();
}

bool takeTexts(const packed::File& file, std::uint32_t id, Texts& texts) {
    Texts::Columns c;
    if (!take(file, id, c.bytes) || !take(file, id + 1, c.first) || !take(file, id + 2, c.different) ||
        !take(file, id + 3, c.shownFirst) || !take(file, id + 4, c.shownBytes) || !Texts::areSound(c))
        return false;
    texts = Texts::of(c);
    return true;
}

template <typename T>
bool areBelow(const packed::Column<T>& numbers, std::size_t end) {
    return std::all_of(numbers.begin(), numbers.end(), [end](T number) { return number < end; });
}

bool isSound(const ComponentTexts& t) {
    const std::size_t rows = t.key.size();
    if (t.place.size() != rows || t.code.size() != rows || t.traits.size() != rows ||
        t.address.size() != rows || t.stem.size() != t.addresses.size() ||
        !areBelow(t.traits, t.trait.size()) || !areBelow(t.address, t.addresses.size()) ||
        !areBelow(t.stem, t.names.size()))
        return false;
    for (std::size_t i = 0; i < rows; ++i)
        if (t.key[i] >> 62 >= city::shapeCount || (i > 0 && t.key[i] <= t.key[i - 1]) ||
            (!isDigits(t.code[i]) && ComponentTexts::wordOf(t.code[i]) >= t.names.size()))
            return false;
    return std::all_of(t.trait.begin(), t.trait.end(), [&t](const Traits& traits) {
        return traits.name < t.names.size() && traits.note < t.names.size() &&
               traits.state < city::stateCount;
    });
}

/// Holds what a writer points at.
class Writing {
public:
    Writing(const ComponentTexts& t, const city::RegistryOrigin& origin, std::int64_t change)
        : m_names(t.names.columns()), m_addresses(t.addresses.columns()) {
        std::memcpy(m_about.front().uid, origin.city.data(), city::Uid::size);
        m_about.front().change = change;
        m_about.front().schema = origin.schema;
        m_about.front().journalMark = origin.journalMark;
        std::copy(origin.tables.begin(), origin.tables.end(), std::begin(m_about.front().tables));
        m_writer.add(About, m_about);
        put(Key, t.key);
        put(Place, t.place);
        put(Code, t.code);
        put(TraitsOf, t.traits);
        put(Address, t.address);
        put(Trait, t.trait);
        put(Stem, t.stem);
        putTexts(Names, m_names);
        putTexts(Addresses, m_addresses);
    }
    const packed::Writer& writer() const { return m_writer; }

private:
    template <typename T>
    void put(std::uint32_t id, const packed::Column<T>& column) {
        m_writer.section<T>(id).append(std::span<const T>(column));
    }
    void putTexts(std::uint32_t id, const Texts::Columns& c) {
        put(id, c.bytes);
        put(id + 1, c.first);
        put(id + 2, c.different);
        put(id + 3, c.shownFirst);
        put(id + 4, c.shownBytes);
    }
    std::vector<AboutRow> m_about{1};
    Texts::Columns m_names, m_addresses;
    packed::Writer m_writer{ComponentTextsFile::format};
};

} // namespace

tl::expected<ComponentTextsFile::Loaded, std::string> ComponentTextsFile::read(const std::string& path) {
    const auto file = packed::File::open(path, format);
    if (!file)
        return tl::unexpected(file.error());
    return read(*file);
}

tl::expected<ComponentTextsFile::Loaded, std::string> ComponentTextsFile::read(packed::FilePtr file) {
    const auto about = file->value<AboutRow>(About);
    auto texts = std::make_shared<ComponentTexts>();
    if (!about || !take(*file, Key, texts->key) || !take(*file, Place, texts->place) ||
        !take(*file, Code, texts->code) || !take(*file, TraitsOf, texts->traits) ||
        !take(*file, Address, texts->address) || !take(*file, Trait, texts->trait) ||
        !take(*file, Stem, texts->stem) || !takeTexts(*file, Names, texts->names) ||
        !takeTexts(*file, Addresses, texts->addresses))
        return tl::unexpected(std::string("a section is missing or does not hold together"));
    if (!isSound(*texts))
        return tl::unexpected(std::string("columns that do not hold together"));
    texts->noteWords();
    Loaded loaded{std::move(texts), {}, about->change, std::move(file)};
    loaded.origin.city = city::Uid::fromBytes(about->uid, sizeof about->uid).value_or(city::Uid());
    loaded.origin.schema = int(about->schema);
    loaded.origin.journalMark = about->journalMark;
    std::copy(std::begin(about->tables), std::end(about->tables), loaded.origin.tables.begin());
    return loaded;
}

tl::expected<std::uint64_t, std::string> ComponentTextsFile::write(const std::string& path,
                                                                   const ComponentTexts& texts,
                                                                   const city::RegistryOrigin& origin,
                                                                   std::int64_t change) {
    return Writing(texts, origin, change).writer().write(path);
}

std::vector<std::byte> ComponentTextsFile::bytes(const ComponentTexts& texts,
                                                 const city::RegistryOrigin& origin, std::int64_t change) {
    return Writing(texts, origin, change).writer().bytes();
}

} // namespace search
