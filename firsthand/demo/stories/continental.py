"""Letters in German and French."""

TEXT = """
= german vertrag
A>M | [Unser Vertrag|Rahmenvertrag, Rückfrage|Zwei Fragen zum Vertrag]
[vielen Dank für den Entwurf.|wir haben den Entwurf im Haus besprochen.] [Offen ist für uns noch die Kündigungsfrist.|Unser Justiziar fragt, ob deutsches Recht möglich wäre.] Könnten wir am {tag1:3} kurz dazu telefonieren?
M>A
[gern, {tag1:3} um zehn Uhr?|{tag1:3} passt gut.] [Edith Crane aus unserer Rechtsabteilung kommt dazu.|Ich spreche vorher mit Edith Crane.]
A>M +4d
[vielen Dank für das gute Gespräch.|das war sehr hilfreich, danke.] [Damit können wir leben.|Den geänderten Absatz schicke ich Ihnen bis {tag:3}.]

= german fehler
A>M | [Störung heute Morgen|Abweichung in der Abrechnung|Frage zum Bildschirm]
[heute früh war die Seite für etwa {n:5-25} Minuten nicht erreichbar.|in der Abrechnung fehlen zwei Geschäfte.] [Können Sie mir sagen, woran es lag?|Wer ist bei Ihnen dafür zuständig?]
M>A
[das tut mir leid. Ich lasse es sofort prüfen.|danke für den Hinweis, wir sehen uns das heute noch an.]
M>A +1d
[gefunden: ein Fehler von uns, seit gestern Abend behoben.|die Geschäfte waren auf den Vortag gebucht und sind jetzt richtig.] [Danke für Ihre Geduld.]
A>M
[danke, das ging schnell.|perfekt, vielen Dank.]

= german besuch
A>M | [Besuch in Leeds|Termin im {monat:1}|Einladung]
[wir sind am {datum1:12} in Leeds und würden Ihnen gern {sach} zeigen lassen.|wir möchten Sie herzlich zu unserem Energietag am {datum1:12} einladen.] Hätten Sie Zeit?
M>A
[sehr gern. Ich freue mich.|leider bin ich an dem Tag unterwegs, aber Lena Fischer kommt mit Freude.]
A>M +after
[es war schön, Sie kennenzulernen.|danke für die Führung, unsere Leute waren beeindruckt.]

= german dank
A>M | [Danke|Ein gutes Jahr|Kurze Rückmeldung]
[ich wollte Ihnen kurz sagen, dass {sach} jetzt reibungslos läuft.|Ihre Kollegin Frau Fischer hat uns sehr geholfen.] [Das ist nicht selbstverständlich.|Bitte geben Sie es weiter.]
M>A
[das freut mich sehr, ich gebe es weiter.|danke, dass Sie sich die Zeit genommen haben, das zu schreiben.]

= german frage
M>A | [Ihre Einschätzung|Eine Frage|Neue Handelszeiten]
[wir denken darüber nach, abends eine Stunde länger zu öffnen.|wir überlegen, Bandlieferungen auch in halben Stunden anzubieten.] Würde Ihnen das nützen?
A>M +1d
[ja, sehr.|für uns eher nicht, aber für die Kollegen in Hamburg bestimmt.|wenn die Gebühr gleich bleibt: gern.]
M>A
[vielen Dank, das hilft mir.|danke für die offene Antwort.]

= french contrat
A>M | [Notre contrat|Une question sur le contrat|Renouvellement]
[Nous avons bien reçu votre projet.|Merci pour l'envoi du contrat.] [Une question demeure : {sujet}.|Mon directeur souhaite en parler avec vous.] Seriez-vous disponible {jour1:3} ?
M>A
[Avec plaisir, {jour1:3} à dix heures.|Oui, {jour1:3}. J'appelle à onze heures.]
A>M +4d
[Merci pour cet échange très clair.|Tout est réglé de notre côté.] [Je vous envoie la version signée cette semaine.]

= french incident
A>M | [Problème d'accès|Incident de ce matin|Écran bloqué]
[Ce matin, l'écran est resté bloqué pendant {n:5-20} minutes.|Nos confirmations sont arrivées deux fois.] Pouvez-vous me dire ce qui s'est passé ?
M>A
[Je suis désolée, nous cherchons.|Merci de me l'avoir signalé tout de suite.] [Vous aurez une réponse avant ce soir.]
M>A +1d
[C'était une erreur de notre part, corrigée depuis hier.|Trouvé : un doublon dans l'envoi. C'est réparé.]
A>M
[Merci pour votre franchise.|Parfait, merci.]

= french visite
A>M | [Votre visite|Déjeuner|De passage à Leeds]
[Je serai à Leeds la semaine prochaine.|Nous recevons nos partenaires la semaine prochaine.] [Pourrions-nous déjeuner ensemble ?|Nous serions heureux de vous compter parmi nous.]
M>A
[Avec grand plaisir.|Volontiers. Je connais une bonne table près du canal.]
A>M +9d
[Merci pour ce déjeuner.|Quel bon moment.] [J'ai parlé de vous à notre bureau de Genève.]

= french merci
A>M | [Merci|Un mot|Bonne nouvelle]
[Un mot pour vous dire que {sujet} fonctionne enfin.|Votre équipe nous a tirés d'affaire hier soir.] Merci encore.
M>A
[Cela me fait très plaisir.|Je le dirai à l'équipe, merci à vous.]
"""
