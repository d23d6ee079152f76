"""What Outlook's own files keep of a message, an appointment or a contact: MAPI properties, whatever file they lie in.

Source: Microsoft's open specifications MS-OXPROPS, MS-OXOMSG, MS-OXOCAL, MS-OXOCNTC and MS-OXCDATA.
"""
