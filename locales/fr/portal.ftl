# The portal's pages.

language-switch = Langue
language-switch-button = Changer

nav-label = Menu principal
nav-skip = Aller au contenu
nav-who = Votre compte
nav-overview = Vue d’ensemble
nav-users = Gestion des utilisateurs
nav-team = Membres de l’équipe
nav-import = Importer
nav-approvals = Approbations
nav-roles = Rôles
nav-keys = Clés d’API
nav-chat = Comptes de chat
nav-audit = Journal
nav-settings = Paramètres

portal-refused = Cela n’a pas fonctionné
portal-missing = Il n’y a rien ici
portal-request = Demande { $id }
portal-back = Retour à la vue d’ensemble
portal-cancel = Annuler
portal-offline = Usher est injoignable. La connexion est-elle établie ?

again-title = Connectez-vous à nouveau
again-text = Votre session a pris fin. Ce que vous avez saisi est conservé : connectez-vous, puis continuez.
again-too-long-title = Votre session a pris fin
again-too-long-text = Connectez-vous, puis remplissez le formulaire à nouveau : ce que vous avez envoyé était trop volumineux pour être conservé. Rien n’a été modifié.
resume-title = Vous êtes de nouveau connecté
resume-text = Ce que vous avez saisi est toujours là. Rien n’en a encore été fait.
resume-button = Envoyer maintenant

pages-label = Pages
pages-first = Première page
pages-next = Page suivante

actor-system = Usher
actor-key = une clé d’API
actor-unknown = une personne qui n’est plus là
