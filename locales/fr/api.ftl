# Answers of the API, in the caller's language.

user-added = L’utilisateur a bien été ajouté.
user-accepted = Vous faites partie de l’équipe.

## What an admin should look at again
warning-did-you-mean = Cette adresse contient peut-être une faute de frappe. Vouliez-vous écrire { $suggestion } ?

## What is wrong with one field
field-required = information obligatoire
field-unknown = champ inconnu
field-wrong-type = valeur attendue : { $expected ->
    [text] un texte
    [boolean] true ou false
    [number] un nombre
    [version] une version comme dans ETag, par exemple "7"
    [numbers] une liste de nombres entiers
    [texts] une liste de textes
    [list] une liste de textes
    [version] une version telle que "3"
   *[object] un objet
}
field-too-long = dépasse { $max } caractères
field-control-characters = contient des caractères de contrôle
field-contains-url = doit être un nom, sans adresse Internet
field-email-malformed = n’est pas une adresse e-mail
field-email-domain-missing = il manque le domaine, par exemple example.com
field-email-local-not-ascii = contient avant le @ des lettres que les serveurs de messagerie n’acceptent pas ; utilisez-y des lettres latines sans accent
field-unknown-language = ne figure pas parmi { $known }
field-unknown-role = ce rôle n’existe pas ici
field-role-name-malformed = doit compter de 1 à 40 caractères parmi a-z, 0-9, _ et -, et commencer par une lettre
field-unknown-permission = contient ce qui n’est pas une autorisation : { $name }
field-too-many = compte plus de { $max } éléments
field-instant-malformed = n’est pas une date et heure de la forme 2026-12-31T23:59:59Z
field-not-in-future = doit être dans le futur
field-unknown-status = ne figure pas parmi { $known }
field-out-of-range = doit être compris entre { $min } et { $max }
field-cursor-invalid = n’est pas un curseur de cette liste
field-id-malformed = n’est pas un identifiant
field-password-too-short = il faut au moins { $min } caractères
field-password-too-long = { $max } caractères au maximum
field-password-mismatch = les deux saisies ne correspondent pas
field-password-guessable = trop facile à deviner ; { $reason ->
    [common] il est parmi les mots de passe les plus utilisés
    [repeats] il se répète
    [sequence] il suit une séquence comme abc ou 6543
    [keyboard] il suit les rangées du clavier
    [dates] les dates et les années se devinent facilement
    [names] les noms se devinent facilement
    [personal] il reprend votre nom, votre adresse e-mail ou votre organisation
    [word] un mot seul se devine facilement
   *[other] ajoutez encore un mot ou deux
}

## Problems
problem-invalid = Une partie de votre envoi n’est pas utilisable en l’état.
problem-malformed-json = Le corps de la requête n’est pas un JSON bien formé.
problem-unsupported-media-type = Envoyez le corps de la requête en application/json.
problem-body-too-large = Le corps de la requête dépasse { $max } octets.
problem-not-found = Il n’y a rien ici à cette adresse ou avec cet identifiant.
problem-method-not-allowed = Cette adresse n’accepte pas cette méthode.
problem-api-key-missing = Envoyez une clé d’API sous la forme « Authorization: Bearer usher_… ».
problem-api-key-invalid = Cette clé d’API est inconnue, révoquée ou expirée.
problem-permission-missing = Cette action nécessite l’autorisation { $permission }.
problem-role-exceeds-caller = Le rôle { $role } donne plus de droits que vous n’en avez : vous ne pouvez donc ni l’attribuer ni le gérer.
problem-email-taken = Un utilisateur avec cette adresse e-mail existe déjà.
problem-conflict = Une autre modification a eu lieu en même temps. Relisez les données, puis recommencez.
problem-no-link = Cet utilisateur n’a pas d’invitation dont on puisse donner le lien.
problem-invite-not-found = Cette invitation n’existe pas ou a été retirée.
problem-invite-expired = Cette invitation a expiré.
problem-invite-superseded = Une invitation plus récente a été envoyée ; seule la dernière fonctionne.
problem-invite-already-accepted = Cette invitation a déjà été acceptée.
problem-unavailable = Le service est très sollicité. Réessayez dans un instant.
problem-timeout = L’opération a pris trop de temps et a été interrompue.
problem-internal = Une erreur s’est produite de notre côté.
problem-version-mismatch = Ces données ont changé depuis que vous les avez lues. Relisez-les, puis décidez.
problem-repeated = Cette modification a déjà été faite.
problem-idempotency-key-reused = Cette Idempotency-Key a servi à une autre requête. Utilisez-en une nouvelle.
problem-under-way = La même requête est en cours de traitement. Réessayez dans un instant.
problem-answer-lost = Cette modification a déjà été faite, mais sa réponse s’est perdue. Consultez le résultat.
problem-too-many-requests = Trop de tentatives. Attendez { $seconds } secondes, puis réessayez.
problem-own-permissions = Vous vous retireriez vous-même des autorisations. Demandez à une autre personne de l’administration de le faire.
problem-last-super-admin = Personne d’autre n’a tous les droits. Donnez d’abord le rôle de super admin à quelqu’un d’autre.
problem-wrong-status = Cette action est impossible tant que l’utilisateur a le statut { $status }.

## Sessions and passwords
field-password-wrong = ce n’est pas votre mot de passe actuel
problem-session-ended = Cette session est terminée. Connectez-vous de nouveau.
problem-sign-in-failed = Cette adresse e-mail et ce mot de passe ne vont pas ensemble.
problem-csrf = Une modification demandée par un navigateur nécessite le jeton de sa session dans X-CSRF-Token, et doit venir d’une page de ce service.
problem-session-required = Cette action est réservée à une personne connectée ; une clé d’API ne suffit pas.
problem-reset-ended = Ce lien ne fonctionne qu’une fois, et pendant 15 minutes. Demandez-en un nouveau.
reset-requested = Si vous êtes membre avec cette adresse e-mail, un lien est en route.
reset-done = Votre nouveau mot de passe est enregistré. Utilisez-le pour vous connecter.

## Settings of the organization
field-email-domain-not-allowed = doit être une adresse d’un domaine que votre organisation accepte : { $allowed }
field-email-domain-not-admitted = doit être une adresse d’un domaine que votre organisation accepte
field-domain-malformed = contient ce qui n’est pas un domaine comme example.com
field-sender-domain = doit être une adresse du domaine { $domain }, seul domaine configuré pour l’envoi d’e-mails
field-sender-malformed = doit être une adresse, ou un nom et une adresse, par exemple : Acme <invites@example.com>
field-lifetime-invalid = doit être une durée comprise entre 1 heure et 30 jours, par exemple 7d ou 36h
field-holds-url = ne doit pas contenir d’adresse Internet
problem-picture-expected = Envoyez le logo en image/png, image/jpeg ou image/webp.
field-picture-malformed = n’est pas une image PNG, JPEG ou WebP
field-picture-too-large = dépasse { $max } pixels en largeur ou en hauteur

## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] Un e-mail précédent à cette adresse a été signalé comme spam. Demandez si les e-mails y sont souhaités ; si oui, recommencez avec « force ».
   *[bounced] Des e-mails précédents à cette adresse nous sont revenus. Vérifiez-la ; si elle est juste, recommencez avec « force ».
}

## Roles and API keys
problem-role-exists = Un rôle portant ce nom existe déjà.
problem-role-built-in = Ce rôle est fourni avec Usher : il ne peut être ni créé, ni modifié, ni supprimé.
problem-role-in-use = Quelqu’un a ce rôle, ou une clé d’API l’utilise. Attribuez d’abord un autre rôle ou révoquez la clé.
problem-too-many-roles = Il existe déjà { $max } rôles. Supprimez d’abord un rôle dont personne n’a besoin.
problem-too-many-keys = Vous avez déjà { $max } clés d’API actives. Révoquez d’abord une clé dont personne n’a besoin.
problem-creator-not-active = Une clé d’API agit au nom de la personne qui la crée : seul un membre actif peut donc en créer une.

## Fields of the audit trail
field-unknown-actor = n’est ni user:… ou key:… suivi d’un identifiant, ni system
field-chat-account-malformed = n’est pas un compte de messagerie comme slack:T1:U1
field-chat-workspace-malformed = n’est pas un espace de travail de messagerie comme slack:T1 ou discord:*
field-kinds-malformed = n’est pas une liste de types comme added,accepted
field-unknown-order = n’est ni newest ni oldest
field-day-malformed = n’est pas un jour de la forme 2026-11-24
field-days-reversed = est antérieur au premier jour
field-too-many-days = couvre plus de { $max } jours

## Notices in chat
field-too-many-bytes = dépasse { $max } octets
field-too-far-ahead = doit se situer dans l’heure qui vient
field-unknown-outcome = n’est ni told ni undeliverable
problem-claim-lost = Cet avis n’est plus à vous : quelqu’un d’autre l’a pris, ou son délai est écoulé. Demandez de nouveau les avis.

## Files of users
field-not-utf8 = n’est plus de l’UTF-8 à partir de l’octet { $max } ; enregistrez le fichier au format « CSV UTF-8 »
field-not-text = est en UTF-16 ou n’est pas du texte ; enregistrez le fichier au format « CSV UTF-8 »
field-quote-never-closes = contient à la ligne { $max } un guillemet qui n’est jamais fermé
field-no-rows = ne contient aucune ligne sous l’en-tête
field-too-many-rows = compte plus de { $max } lignes de données ; divisez le fichier
field-unknown-column = n’est pas une colonne connue ; first_name, last_name, email, language, role et send_welcome_email le sont
field-missing-column = cette colonne manque dans l’en-tête
field-column-twice = cette colonne figure deux fois dans l’en-tête
field-wrong-length = doit compter { $max } cellules, comme l’en-tête
field-row-too-long = dépasse { $max } octets
field-quote-misplaced = contient du texte après un guillemet fermant

import-member = fait déjà partie des membres
import-pending = a déjà été ajouté ou invité
import-duplicate = a la même adresse e-mail que la ligne de données { $row }
import-role-not-allowed = a un rôle qui donne plus de droits que vous n’en avez
import-suppressed = a une adresse e-mail à laquelle des messages n’ont pas pu être remis

problem-csv-expected = Envoyez le fichier en text/csv.
problem-import-changed = Cette importation n’est pas celle que vous avez examinée. Examinez-la de nouveau, puis décidez.
problem-import-ended = Cette importation a le statut { $state } : il n’y a plus rien à faire.
field-unknown-verdict = ne figure pas parmi { $known } et n’est pas rejected

## Comptes de messagerie et bots
problem-on-behalf-not-allowed = Seule la clé d’un bot peut envoyer Usher-On-Behalf-Of, pour le compte dont il s’agit, et tout ne peut pas se faire depuis la messagerie.
problem-not-linked = Ce compte de messagerie n’est associé à aucun membre actif.
problem-workspace-not-served = Cette clé ne sert pas l’espace de travail de ce compte de messagerie.
problem-bot-required = Seule la clé d’un bot peut faire cela.
problem-bot-exceeds-caller = La clé d’un bot peut agir avec users:read, users:invite et users:manage : seule une personne qui a les trois peut la créer ou la révoquer.
problem-link-code-ended = Aucune demande d’association n’est ouverte pour ce compte de messagerie. Demandez un nouveau lien et recommencez.
field-empty = doit contenir au moins un élément
field-unknown-key-kind = n’est ni program ni bot
field-unknown-user = n’est l’identifiant de personne
field-digits-malformed = doit être les six chiffres affichés par la page
field-digits-wrong = ne sont pas les chiffres affichés par la page ; essais restants : { $left }
chat-linked = Votre compte { $platform } est maintenant associé à { $name } ({ $email }).
## Approval by a second person
approval-asked = Cette demande attend l’approbation d’une deuxième personne.
problem-person-required = Seul un membre actif, ou une clé créée par l’un d’eux, peut faire cela.
problem-own-request = La demande vient de vous ou vous concerne : quelqu’un d’autre doit décider.
problem-no-approver = Cela demande une approbation, et personne d’autre ici ne peut la donner. Faites d’abord entrer quelqu’un d’autre qui en a le droit.
problem-approval-pending = Une modification de cet utilisateur attend déjà une approbation. Faites-la d’abord trancher ou retirer.
problem-approval-ended = Cette demande a déjà été tranchée ou retirée, ou son délai est dépassé.
problem-approval-overtaken = L’objet de cette demande a changé entre-temps : elle est annulée. Rien n’a été modifié.
problem-requester-lost-rights = La personne qui a fait cette demande n’en a plus le droit : la demande est annulée. Rien n’a été modifié.
problem-role-needs-approval = Ce rôle demande une approbation. Retirez d’abord cette exigence, ce qu’une deuxième personne doit approuver.
import-no-approver = a un rôle qui demande une approbation, et personne d’autre ici ne peut la donner
