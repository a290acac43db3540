// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry_file.h"
#include "search/scan.h"
#include "search/texts.h"

#include <unordered_map>

namespace search {

/// What is searched of one component.
struct ComponentRow {
    city::ComponentKey key;
    geo::Point anchor;     ///< NaN: it has no place on the map
    std::string_view code; ///< as stored, valid or not; UTF-8, as the texts below
    std::string_view name, address, note;
    std::uint16_t classId = 0, subDistrict = 0;
    std::uint32_t community = 0;
    city::State state = city::State::Intact;
};

/// A place to 1e-7 of a degree, a centimetre: near enough to order what was found.
struct SmallPoint {
    static constexpr std::int32_t nowhere = INT32_MIN;
    std::int32_t lon = nowhere, lat = nowhere;
    static SmallPoint of(geo::Point point);
    bool isValid() const { return lon != nowhere; }
    geo::Point point() const; ///< NaN where it is not valid
};

/// What many components have in common.
struct Traits {
    TextId name = 0, note = 0; ///< of `names`
    std::uint32_t community = 0;
    std::uint16_t classId = 0, subDistrict = 0;
    std::uint32_t state = 0; ///< city::State
    friend bool operator==(const Traits&, const Traits&) = default;
};

/// The texts of components in immutable columns, sorted by key: 28 bytes a component besides the texts, which
/// most share. Names, notes, codes that are none and the beginnings of addresses stand in `names`, addresses
/// in `addresses`.
struct ComponentTexts {
    packed::Column<std::uint64_t> key; ///< ComponentKey::packed, ascending
    packed::Column<SmallPoint> place;
    packed::Column<PackedCode> code;      ///< or, where it is none, wordCode()
    packed::Column<std::uint32_t> traits; ///< number in `trait`
    packed::Column<TextId> address;       ///< of `addresses`
    packed::Column<Traits> trait;
    packed::Column<TextId> stem; ///< of each address, of `names`: what stands before its first digit
    Texts names, addresses;
    std::vector<std::uint32_t> wordRows; ///< rows whose code is a word that is not empty, ascending

    std::size_t size() const { return key.size(); }
    /// The row of a component, or -1.
    std::ptrdiff_t find(city::ComponentKey wanted) const;
    QString codeAt(std::size_t row) const;

    /// A code that is not 16 digits, as the text that it is.
    static PackedCode wordCode(TextId name) { return PackedCode(0xF) << 60 | name; }
    static TextId wordOf(PackedCode code) { return TextId(code); }
    void noteWords(); ///< fills wordRows; once, when the columns stand
};

using ComponentTextsPtr = std::shared_ptr<const ComponentTexts>;

/// Collects rows in any order.
class ComponentTextsBuilder {
public:
    void add(const ComponentRow& row);
    ComponentTextsPtr finish();

private:
    std::uint32_t traitsOf(const ComponentRow& row);
    TextId addressOf(std::string_view address);

    TextsBuilder m_names, m_addresses;
    std::vector<std::uint64_t> m_key;
    std::vector<SmallPoint> m_place;
    std::vector<PackedCode> m_code;
    std::vector<std::uint32_t> m_traits;
    std::vector<TextId> m_address, m_stem;
    std::vector<Traits> m_trait;
    struct Hash {
        std::size_t operator()(const Traits& traits) const;
    };
    std::unordered_map<Traits, std::uint32_t, Hash> m_numbers;
};

/// The same as a file, held against the city as the registry is.
struct ComponentTextsFile {
    struct Loaded {
        ComponentTextsPtr texts;
        city::RegistryOrigin origin;
        std::int64_t change = 0; ///< journal.seq at which the rows were read
        packed::FilePtr file;
    };
    /// Trusts nothing: every number that leads elsewhere was checked.
    static tl::expected<Loaded, std::string> read(const std::string& path);
    static tl::expected<Loaded, std::string> read(packed::FilePtr file);
    static tl::expected<std::uint64_t, std::string> write(const std::string& path,
                                                          const ComponentTexts& texts,
                                                          const city::RegistryOrigin& origin,
                                                          std::int64_t change);
    static std::vector<std::byte> bytes(const ComponentTexts& texts, const city::RegistryOrigin& origin,
                                        std::int64_t change);

    static constexpr packed::Format format{packed::Format::letters("FIND"), 1};
};

} // namespace search
