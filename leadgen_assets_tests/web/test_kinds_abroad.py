"""Pages in several languages that are no firm's, as hosts, traders of domains and logins write them; and firms' own that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leadgen_assets.domain.pages.page import Outcome

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

MENU = "<nav><a href=/>Start</a><a href=/k>Kontakt</a></nav>"
FOOT = "<footer><p>Acme Homes, 12 Elm Street, (512) 555-0101</p></footer>"
REACHED = "<p>Acme Homes, 12 Elm Street, call (512) 555-0101</p>"
TERMS = "Terms apply to this portal. " * 20
LOGIN = "<form><label>User name</label><input name=u><label>Password</label><input type=password><button>Log in</button></form>"
OWN = (
    "<h1>Owners</h1><p>Acme Homes looks after rental houses for their owners all over Elmfield and around it. We collect the rent, "
    "pay the bills and send a statement every month.</p><p>Owners reach us at (512) 555-0101 from eight to six on every day of the "
    "week.</p>"
)


@pytest.mark.parametrize(
    "html",
    [
        "<title>acme.example</title><h1>Diese Domain ist geparkt</h1>",
        "<title>acme.example</title><p>Diese Domain wurde geparkt.</p>",
        "<title>acme.example steht zum Verkauf</title><p>Diese Domain steht zum Verkauf!</p>",
        "<title>acme.example</title><h1>Die Domain acme.example steht zum Verkauf</h1>",
        "<title>acme.example</title><p>Domain zu verkaufen</p><p>Angebot abgeben</p>",
        "<title>acme.example</title><p>Sie können die Domain acme.example kaufen!</p>",
        "<title>acme.example - Domain registriert</title><p>Diese Domain wurde soeben registriert.</p>",
        "<title>acme.example</title><h1>Hier entsteht eine neue Internetpräsenz</h1>",
        "<title>acme.example</title><p>Hier entsteht in Kürze eine neue Website.</p>",
        "<title>acme.example</title><p>Diese Domain wurde bei Hostville registriert.</p><p>Unter dieser Adresse ist noch keine "
        "Website hinterlegt.</p>",
        "<title>acme.example</title><p>Herzlichen Glückwunsch! Ihre Domain wurde erfolgreich eingerichtet.</p>",
        "<title>acme.example</title><p>Diese Webseite wurde noch nicht eingerichtet.</p>",
        "<title>acme.example</title><h1>Domain reserviert</h1><p>Diese Domain ist für einen Kunden reserviert.</p>",
        "<title>acme.example</title><p>Diese Domain ist bereits registriert</p>",
        "<title>acme.example</title><p>Diese Internetpräsenz wurde gesperrt.</p>",
        "<title>Website gesperrt</title><p>Diese Website ist vorübergehend deaktiviert.</p>",
        "<title>acme.example</title><h1>Related searches</h1><ul><li><a href=/s?q=a>Property Management</a><li><a "
        "href=/s?q=b>Houses for Rent</a><li><a href=/s?q=c>Cheap Apartments</a></ul>",
        "<title>acme.example</title><p>Related Searches:</p><a href=/a>Rental Houses</a><a href=/b>Homes for Rent</a><a "
        "href=/c>Apartments</a><p>Privacy Policy</p>",
        "<title>acme.example</title><p>Ähnliche Suchen</p><a href=/a>Hausverwaltung</a><a href=/b>Wohnung mieten</a><a "
        "href=/c>Immobilien</a><p>Datenschutz</p>",
        "<title>acme.example</title><h2>Sponsored Listings</h2><a href=/a>Rental Houses</a><a href=/b>Homes for Rent</a><a "
        "href=/c>Apartments</a><p>Privacy Policy</p>",
        "<title>acme.example</title><h1>This website has been disabled</h1>",
        "<title>acme.example</title><h1>This website has been suspended</h1><p>Contact your provider.</p>",
        "<title>acme.example</title><p>This site has been temporarily suspended.</p>",
        "<title>acme.example</title><p>This website has been deactivated by its owner</p>",
        "<title>Site disabled</title><p>This site is currently disabled.</p>",
        "<title>Website Suspended</title><p>The account owner must contact billing.</p>",
        "<title>acme.example</title><p>This web page has been suspended.</p>",
        "<title>acme.example</title><p>Ce site a été suspendu.</p>",
        "<title>acme.example</title><p>Ce nom de domaine est réservé.</p>",
        "<title>acme.example</title><p>Este sitio web ha sido suspendido.</p>",
        "<title>acme.example</title><p>Este dominio está aparcado.</p>",
        "<title>acme.example</title><p>Ce domaine est parqué.</p>",
        "<title>acme.example</title><p>Cuenta suspendida</p>",
    ],
)  # fmt: skip
def test_parked_pages_in_several_languages(read: Read, html: str) -> None:
    assert read(html).outcome is Outcome.PARKED


@pytest.mark.parametrize(
    "html",
    [
        "<title>Seite nicht gefunden</title>" + MENU + "<p>Zur Startseite</p>" + FOOT,
        "<title>Acme</title>" + MENU + "<h1>Seite nicht gefunden</h1><p>Tut uns leid.</p>" + FOOT,
        "<title>Seite nicht gefunden – Acme</title>" + MENU + FOOT,
        "<title>Acme</title><h1>Die Seite wurde nicht gefunden</h1>",
        "<title>Acme</title><h1>Diese Seite existiert nicht</h1><p>x</p>",
        "<title>Acme</title><h1>Diese Seite konnte leider nicht gefunden werden.</h1><p>x</p>",
        "<title>Acme</title><h1>Seite existiert nicht mehr</h1><p>x</p>",
        "<title>Acme</title><h1>Die Seite ist nicht verfügbar</h1><p>x</p>",
        "<title>Nicht gefunden</title><h1>Nicht gefunden</h1><p>x</p>",
        "<title>Acme</title><h1>Hoppla! Diese Seite gibt es nicht.</h1>",
        "<title>Acme</title><h1>Fehler 404</h1><p>x</p>",
        "<title>Fehler 404 - Acme</title><p>x</p>",
        "<title>Page introuvable</title><p>Retour</p>",
        "<title>Page introuvable | Acme</title><h1>Oups</h1>",
        "<title>Acme</title><h1>Cette page n'existe pas</h1><p>Retour</p>",
        "<title>Acme</title><h1>La page est introuvable</h1><p>Retour</p>",
        "<title>Acme</title><h1>Cette page n’est plus disponible</h1><p>Retour</p>",
        "<title>Acme</title><h1>Page non trouvée</h1><p>Retour</p>",
        "<title>Acme</title><h1>Erreur 404</h1><p>Retour</p>",
        "<title>Acme</title><h1>La page demandée est introuvable</h1><p>Retour</p>",
        "<title>Acme</title><h1>Oups ! Cette page est introuvable.</h1><p>Retour</p>",
        "<title>Acme</title><h1>Nous ne trouvons pas la page</h1><p>Retour</p>",
        "<title>Página no encontrada</title><p>Volver</p>",
        "<title>Página no encontrada - Acme</title><h1>Ups</h1>",
        "<title>Acme</title><h1>Esta página no existe</h1><p>Volver</p>",
        "<title>Acme</title><h1>La página no existe</h1><p>Volver</p>",
        "<title>Acme</title><h1>La página que buscas no existe</h1><p>Volver</p>",
        "<title>Acme</title><h1>La página solicitada no se encuentra</h1><p>Volver</p>",
        "<title>Acme</title><h1>Página no disponible</h1><p>Volver</p>",
        "<title>Acme</title><h1>No encontrado</h1><p>Volver</p>",
        "<title>Acme</title><h1>No hemos encontrado la página</h1><p>Volver</p>",
        "<title>Acme</title><h1>No podemos encontrar esta página</h1><p>Volver</p>",
        "<title>Acme</title><h1>La página ya no está disponible</h1><p>Volver</p>",
        "<title>Acme</title><h1>Página não encontrada</h1><p>Volver</p>",
    ],
)  # fmt: skip
def test_soft_404s_in_several_languages(read: Read, html: str) -> None:
    assert read(html).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "html",
    [
        "<title>Client Login | Acme</title>" + LOGIN + FOOT,
        "<title>Owner Portal Login - Acme</title>" + LOGIN,
        "<title>Sign in - Acme</title>" + LOGIN + "<p>" + TERMS + "</p>",
        "<title>Log in | Acme</title>" + MENU + "<h1>Welcome back</h1><p>Please enter your user name and your password to see your "
        "statements.</p>" + LOGIN + "<p>Forgot your password? Send a mail to support@acme.example and we will reset it.</p>" + FOOT,
    ],
)  # fmt: skip
def test_logins(read: Read, html: str) -> None:
    assert read(html).outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    "html",
    [
        "<title>Acme Web</title><h1>Wir bauen Websites</h1><p>Ihre Domain ist schon registriert? Wir ziehen mit Ihnen um.</p>" + REACHED,
        "<title>Acme</title><p>Auf dieser Seite ist nicht alles gesagt.</p>" + REACHED,
        "<title>Acme</title><p>Diese Seite ist nicht auf Englisch verfügbar.</p>" + REACHED,
        "<title>Acme</title><h1>Hier entsteht Ihr neues Zuhause</h1>" + REACHED,
        "<title>Acme</title><h1>Hier entsteht eine neue Siedlung mit 40 Wohnungen</h1>",
        "<title>Acme</title><p>Unsere Hausverwaltung hat eine neue Website.</p>" + REACHED,
        "<title>Acme</title><p>Diese Website ist barrierefrei.</p>" + REACHED,
        "<title>Acme</title><p>Diese Website ist urheberrechtlich geschützt.</p>" + REACHED,
        "<title>Acme</title><p>Cette page n'est pas un conseil juridique.</p>" + REACHED,
        "<title>Acme</title><p>Ce site est réservé aux propriétaires de logements.</p>" + REACHED,
        "<title>Acme</title><p>Esta página no sustituye el contrato.</p>" + REACHED,
        "<title>Acme</title><p>Este sitio web está dedicado a casas en renta.</p>" + REACHED,
        "<title>Acme</title><p>If this website has been disabled on your phone, call us.</p>" + REACHED,
        "<title>Acme</title><p>This site is disabled-friendly and has parking.</p>" + REACHED,
        "<title>Acme</title><p>This site was built by us.</p>" + REACHED,
        "<title>Acme</title><p>Online payments are disabled on weekends.</p>" + REACHED,
        "<title>Acme</title><p>Tenants whose account has been deactivated write to us.</p>" + REACHED,
        "<title>Acme</title><h1>Homes</h1><h2>Related links</h2><a href=/a>Rental criteria</a><a href=/b>Fair housing</a><a "
        "href=/c>City of Elmfield</a>" + REACHED,
        "<title>Acme</title><h1>Useful reading</h1><p>We look after houses and collected what owners ask about most often here.</p>"
        "<h2>Related links</h2><a href=/a>Rental criteria</a><a href=/b>Fair housing</a><a href=/c>City of Elmfield</a>",
        "<title>Acme</title><h1>Popular searches</h1><a href=/a>Homes</a><a href=/b>Condos</a>" + REACHED,
        "<title>Acme Homes</title><h1>Acme Homes</h1><p>Websites for landlords, domains and mail.</p>" + REACHED,
        "<title>Acme</title><h2>Erreur de caisse?</h2>" + REACHED,
        "<title>Introuvable Homes</title><h1>Introuvable Homes</h1>" + REACHED,
        "<title>Acme</title><p>Ihre Unterlagen wurden nicht gefunden? Rufen Sie an.</p>" + REACHED,
        "<title>Acme</title><p>Si la página no se encuentra en su idioma, llámenos.</p>" + REACHED,
        "<title>Acme</title><p>Falls die Seite nicht erreichbar ist, rufen Sie an.</p>" + REACHED,
        "<title>Client login | Acme Homes</title>" + MENU + OWN + LOGIN + FOOT,
        "<title>Owner Portal Login - Acme Homes</title>" + MENU + LOGIN + OWN + FOOT,
        "<title>Login | Acme</title>" + MENU + LOGIN + OWN + OWN + OWN + FOOT,
        "<title>Login | Acme</title>" + MENU + LOGIN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + OWN + FOOT,
        "<title>Tenant Login - Acme Homes</title>" + MENU + LOGIN + "<h2>Acme Homes</h2><p>We look after rental houses in Elmfield "
        "and Hutto.</p><p>Our office is at 12 Elm Street, and the telephone is (512) 555-0101.</p>" + FOOT,
        "<title>Owner Login - Acme Homes</title>" + MENU + LOGIN + "<p>Acme Homes has managed rental houses for their owners in "
        "Elmfield since 1994, and answers the phone itself.</p><p>New here? Our people show you what your house would rent for, and "
        "what the management costs.</p>",
    ],
)  # fmt: skip
def test_firms_own_pages(read: Read, html: str) -> None:
    assert read(html).outcome is Outcome.OK


@pytest.mark.parametrize(
    "said",
    [
        "Online payment on this site is disabled for the moment.",
        "Right-click on this site is disabled.",
        "Registration on this website has been disabled; call us.",
        "This online store has been temporarily disabled; call to order.",
        "Work at this site was suspended in 2020 and finished in 2021.",
    ],
)
def test_what_is_switched_off_on_a_site_is_not_the_site(read: Read, said: str) -> None:
    page = "<title>Acme Rentals</title><h1>Acme Rentals</h1><p>We look after rental houses in Elmfield and Mallow.</p>"
    assert read(f"{page}<p>{said}</p>").outcome is Outcome.OK
