"""Invented people: first names, infixes and surnames as a Dutch mbo school has them.

Names are paired at random within a pool and now and then across pools, because families are.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Final

MAIL: Final = "rivierstad.example"

# (weight, first names, surnames with an infix after a comma)
POOLS: Final = (
    (
        56,
        "Noor Lieke Sanne Fleur Isa Roos Femke Eva Lotte Anouk Maud Julia Sophie Tess Lynn Jet "
        "Daan Sem Bram Thijs Lars Jesse Ruben Tim Stijn Luuk Niels Koen Joris Mees Gijs Bas "
        "Merel Iris Esmee Britt Floor Nina Pim Jasper Sven Rick Dion Mike Kevin Wesley Robin Sam",
        "Jansen|Bakker|Visser|Smit|Meijer|Mulder|Peters|Hendriks|Dekker|Brouwer|Kok|Jacobs|Vos|"
        "Schouten|Willems|Kuipers|Postma|Hoekstra|Veenstra|Verhoeven|Koster|Prins|Huisman|Blom|"
        "Berg,van den|Dijk,van|Leeuwen,van|Wit,de|Graaf,de|Boer,de|Vries,de|Linden,van der|"
        "Heuvel,van den|Broek,van den|Haan,de|Beek,van|Laan,van der|Meer,van der|Groot,de|Bruin,de",
    ),
    (
        11,
        "Yusuf Emre Mehmet Kerem Burak Deniz Elif Zeynep Aylin Melike Selin Esra Defne Can",
        "Yilmaz|Kaya|Demir|Çelik|Şahin|Aydin|Öztürk|Arslan|Doğan|Kılıç|Aslan|Polat",
    ),
    (
        11,
        "Mohamed Ilias Bilal Hamza Anas Sami Yasmina Salma Imane Nora Hajar Soufiane Nadia Amin",
        "El Amrani|Bouzid|Haddou|Aziz|Benali|El Idrissi|Chahid|Ouali|Tahiri|Lahlou|Amghar|Ziani",
    ),
    (
        8,
        "Shanaya Romario Jerrel Naomi Quincy Gianni Djenaba Rishi Anjali Varun Priya Kayla",
        "Ramdin|Kishoen|Pinas|Vrede|Kensenhuis|Sewnarain|Martina|Cicilia|Winklaar|Baldew|Tjin",
    ),
    (
        5,
        "Kacper Zuzanna Oliwia Jakub Maja Filip Darya Oleksandr Yulia Bogdan Andreea Nikolay",
        "Kowalski|Nowak|Wójcik|Shevchenko|Kovalenko|Popescu|Ivanov|Zieliński|Bondarenko",
    ),
    (
        5,
        "Omar Layan Ahmad Rahaf Samir Hiba Yonas Selam Amanuel Farhad Zahra Parwana Ibrahim",
        "Al Khatib|Haddad|Darwish|Tesfay|Ghebremedhin|Rahimi|Ahmadi|Hussein|Abdi|Warsame",
    ),
    (
        4,
        "Mei Linh Wei Jun Minh Thuy Putri Rafael Camila Mateo Kwame Ama Aïcha Fatou Kofi",
        "Chen|Nguyen|Wang|Tran|Pattiasina|Tuhumury|Silva|Mensah|Diallo|Asante|Lin|Latupeirissa",
    ),
)


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody is called."""

    first: str
    infix: str
    last: str

    def __str__(self) -> str:
        return " ".join(filter(None, (self.first, self.infix, self.last)))

    @property
    def handle(self) -> str:
        """The part of an e-mail address before the @, in plain letters."""
        joined = ".".join(filter(None, (self.first, self.infix, self.last)))
        plain = unicodedata.normalize("NFKD", joined.lower().replace("ı", "i"))
        return "".join(
            c for c in plain.replace(" ", ".") if c.isascii() and (c.isalnum() or c == ".")
        )


class Names:
    """Gives out names, each at most once as long as that is possible."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._pools = [(w, first.split(), last.split("|")) for w, first, last in POOLS]
        self._weights = [weight for weight, _, _ in self._pools]
        self._taken: set[str] = set()

    def reserve(self, name: Name) -> Name:
        """A name that a persona has; nobody else gets it."""
        self._taken.add(str(name))
        return name

    def one(self) -> Name:
        """A name nobody had yet; after six tries a name that somebody has, as in real life."""
        for _ in range(6):
            name = self._any()
            if str(name) not in self._taken:
                break
        self._taken.add(str(name))
        return name

    def _any(self) -> Name:
        _, firsts, lasts = self._random.choices(self._pools, self._weights)[0]
        if self._random.random() < 0.06:
            _, _, lasts = self._random.choices(self._pools, self._weights)[0]
        last, _, infix = self._random.choice(lasts).partition(",")
        return Name(self._random.choice(firsts), infix, last)
