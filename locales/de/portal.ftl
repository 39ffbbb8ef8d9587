# The portal's pages.

language-switch = Sprache
language-switch-button = Wechseln

nav-label = Hauptmenü
nav-skip = Zum Inhalt springen
nav-who = Ihr Konto
nav-overview = Übersicht
nav-users = Benutzerverwaltung
nav-team = Teammitglieder
nav-import = Import
nav-approvals = Genehmigungen
nav-roles = Rollen
nav-keys = API-Schlüssel
nav-chat = Chat-Konten
nav-audit = Protokoll
nav-settings = Einstellungen

portal-refused = Das hat nicht geklappt
portal-missing = Hier ist nichts
portal-request = Anfrage { $id }
portal-back = Zurück zur Übersicht
portal-cancel = Abbrechen
portal-offline = Usher ist nicht erreichbar. Besteht eine Verbindung?

again-title = Melden Sie sich noch einmal an
again-text = Ihre Sitzung ist beendet. Was Sie eingegeben haben, bleibt erhalten: Melden Sie sich an und machen Sie weiter.
again-too-long-title = Ihre Sitzung ist beendet
again-too-long-text = Melden Sie sich an und füllen Sie das Formular noch einmal aus: Was Sie gesendet haben, war zu viel, um es aufzubewahren. Es wurde nichts geändert.
resume-title = Sie sind wieder angemeldet
resume-text = Was Sie eingegeben haben, ist noch da. Es wurde noch nichts damit gemacht.
resume-button = Jetzt senden

pages-label = Seiten
pages-first = Erste Seite
pages-next = Nächste Seite

actor-system = Usher
actor-key = ein API-Schlüssel
actor-unknown = jemand, den es nicht mehr gibt
