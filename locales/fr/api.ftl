# Answers of the API, in the caller's language.

user-added = L’utilisateur a bien été ajouté.
user-accepted = Vous faites partie de l’équipe.

## What is wrong with one field
field-required = information obligatoire
field-unknown = champ inconnu
field-wrong-type = valeur attendue : { $expected ->
    [text] un texte
    [boolean] true ou false
    [number] un nombre
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
