"""Which column of a school's list is what: a guess by its title, for a person to correct."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Field:
    """Something a list may tell. `titles` are column titles that mean it, in normal form."""

    name: str
    label: str | Promise
    titles: frozenset[str]
    required: bool = False


def normal(title: str) -> str:
    """A column title without case, accents, punctuation and what stands in brackets.

    >>> normal("E-mail (school)")
    'email'
    """
    bare = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", title))
    return "".join(sign for sign in bare.casefold() if sign.isalnum())


def _field(name: str, label: str | Promise, titles: str, *, required: bool = False) -> Field:
    return Field(name, label, frozenset(normal(title) for title in titles.split(",")), required)


EMAIL: Final = (
    "e-mail,e-mailadres,mail,mailadres,school e-mail,e-mail school,emailadres school,"
    "e-mail student,studentmail,email address,school email"
)
FIRST: Final = "voornaam,roepnaam,voornamen,first name,given name,firstname,call name"
PREFIX: Final = "tussenvoegsel,tussenvoegsels,voorvoegsel,voorvoegsels,tussenv,prefix,infix"
LAST: Final = "achternaam,familienaam,geslachtsnaam,last name,surname,family name,lastname"
NAME: Final = "naam,volledige naam,naam student,studentnaam,naam medewerker,name,full name"
TEAM: Final = (
    "team,teams,opleidingsteam,onderwijsteam,opleidingsteams,onderwijsteams,teamcode,teamnaam,"
    "afdeling,cluster,department"
)
GROUP: Final = (
    "klas,groep,klassen,groepen,lesgroep,lesgroepen,stamgroep,basisgroep,klascode,groepscode,"
    "groepsnaam,class,group,groups,classes"
)

STUDENT_FIELDS: Final = (
    _field(
        "number",
        _("Studentnummer"),
        "studentnummer,student nummer,studentnr,leerlingnummer,leerlingnr,stamnummer,stamnr,"
        "deelnemernummer,deelnemernr,ov-nummer,relatienummer,student number,student id,studentid,"
        "student no,pupil number",
        required=True,
    ),
    _field(
        "bsn", _("BSN"), "bsn,burgerservicenummer,pgn,persoonsgebonden nummer,sofinummer,bsn/ow"
    ),
    _field(
        "pupil_number",
        _("Onderwijsnummer"),
        "onderwijsnummer,onderwijsnr,own,education number,onderwijs nummer",
    ),
    _field("first_name", _("Voornaam"), FIRST),
    _field("prefix", _("Tussenvoegsel"), PREFIX),
    _field("last_name", _("Achternaam"), LAST),
    _field("name", _("Hele naam in één kolom"), NAME),
    _field("email", _("E-mail"), EMAIL),
    _field("group", _("Klas of groep"), GROUP),
    _field("team", _("Team"), TEAM),
    _field(
        "coach",
        _("Coach (naam of e-mail)"),
        "coach,slb'er,slber,slb,mentor,studieloopbaanbegeleider,loopbaancoach,begeleider,"
        "studiecoach,tutor,naam coach,naam slb'er,naam mentor,slb docent,docentcoach",
    ),
    _field(
        "coach_email",
        _("Coach (e-mail)"),
        "e-mail coach,coach e-mail,mail coach,e-mail slb'er,e-mail mentor,mentor e-mail,"
        "e-mailadres coach,e-mailadres mentor,e-mailadres slb'er",
    ),
    _field(
        "municipality",
        _("Gemeentecode"),
        "gemeentecode,gemeente code,woongemeente code,cbs gemeentecode,municipality,"
        "municipality code",
    ),
    _field(
        "application_number",
        _("Aanmeldnummer"),
        "aanmeldnummer,aanmeldingsnummer,aanmeldnr,aanmelding id,aanmeldingsid,"
        "application number,application id",
    ),
    _field("crebo", _("Crebo"), "crebo,crebocode,crebo code,crebonummer,opleidingcode,programme"),
)

STAFF_FIELDS: Final = (
    _field("name", _("Hele naam in één kolom"), NAME),
    _field("first_name", _("Voornaam"), FIRST),
    _field("prefix", _("Tussenvoegsel"), PREFIX),
    _field("last_name", _("Achternaam"), LAST),
    _field("email", _("E-mail"), EMAIL + ",e-mail medewerker,werk e-mail", required=True),
    _field("roles", _("Rollen"), "rol,rollen,functie,functies,role,roles"),
    _field("teams", _("Teams"), TEAM),
    _field("groups", _("Groepen"), GROUP),
)

CREBO_FIELDS: Final = (
    _field(
        "code",
        _("Crebo"),
        "crebo,crebocode,crebo code,code,crebonummer,crebonr,opleidingcode,opleidingscode,"
        "kwalificatiecode",
        required=True,
    ),
    _field(
        "name",
        _("Naam"),
        "naam,opleidingsnaam,opleiding,kwalificatie,naam kwalificatie,naam opleiding,omschrijving,"
        "name",
        required=True,
    ),
    _field("level", _("Niveau"), "niveau,level,mbo-niveau,mboniveau,nlqf"),
)


def known(fields: Sequence[Field]) -> "frozenset[str]":
    """All column titles, in normal form, that mean one of these fields."""
    return frozenset(title for field in fields for title in field.titles)


def guess(titles: Sequence[str], fields: Sequence[Field]) -> dict[str, int]:
    """For each field that a title points to, the index of its column (the first that fits)."""
    normals = [normal(title) for title in titles]
    found: dict[str, int] = {}
    for field in fields:
        index = next((i for i, title in enumerate(normals) if title in field.titles), None)
        if index is not None and index not in found.values():
            found[field.name] = index
    return found


def by_title(titles: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """A mapping that a person wrote as field → title, as field → column.

    Raises `KeyError` with the title that is not there.
    """
    places = {normal(title): index for index, title in enumerate(titles)}
    return {name: places[normal(title)] for name, title in wanted.items()}


def missing(mapping: Mapping[str, int], fields: Iterable[Field]) -> list[Field]:
    """Required fields that no column gives."""
    return [field for field in fields if field.required and field.name not in mapping]
